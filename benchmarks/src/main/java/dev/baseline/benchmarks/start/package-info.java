/** A second start against two seconds. */
@NullMarked
package dev.baseline.benchmarks.start;

import org.jspecify.annotations.NullMarked;
