/** The reader of reports against the tokenizer below it. */
@NullMarked
package dev.baseline.benchmarks.reading;

import org.jspecify.annotations.NullMarked;
