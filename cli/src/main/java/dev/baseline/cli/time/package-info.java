/** The {@code time} subcommand: runs a command and measures it. */
@NullMarked
package dev.baseline.cli.time;

import org.jspecify.annotations.NullMarked;
