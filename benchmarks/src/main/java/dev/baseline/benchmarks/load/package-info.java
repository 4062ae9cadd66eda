/** What is sent to a server, and the connection that it is sent over. */
@NullMarked
package dev.baseline.benchmarks.load;

import org.jspecify.annotations.NullMarked;
