/** What it costs to time a command. */
@NullMarked
package dev.baseline.benchmarks.time;

import org.jspecify.annotations.NullMarked;
