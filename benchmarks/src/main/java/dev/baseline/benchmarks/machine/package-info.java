/** What every benchmark stands on: the program under test, its processes and what they cost. */
@NullMarked
package dev.baseline.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
