/** The way of a report to the server: retries, answers, what is kept for later. */
@NullMarked
package dev.baseline.cli.delivery;

import org.jspecify.annotations.NullMarked;
