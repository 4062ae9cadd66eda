/** The server's memory under load against its heap. */
@NullMarked
package dev.baseline.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
