/** The file in which measured steps wait for their report. */
@NullMarked
package dev.baseline.cli.steps;

import org.jspecify.annotations.NullMarked;
