/** Pages against the SQL behind them, and against the size of the history. */
@NullMarked
package dev.baseline.benchmarks.pages;

import org.jspecify.annotations.NullMarked;
