/** Loads and microbenchmarks: every figure is a ratio against a named peer or limit. */
@NullMarked
package dev.baseline.benchmarks;

import org.jspecify.annotations.NullMarked;
