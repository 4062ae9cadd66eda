@NullMarked
package dev.baseline.server.performance;

import org.jspecify.annotations.NullMarked;
