@NullMarked
package dev.baseline.server;

import org.jspecify.annotations.NullMarked;
