@NullMarked
package dev.baseline.server.sample;

import org.jspecify.annotations.NullMarked;
