/** Reports through HTTP against rows by COPY alone. */
@NullMarked
package dev.baseline.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
