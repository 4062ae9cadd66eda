/** The {@code report} subcommand: makes a report and sends it. */
@NullMarked
package dev.baseline.cli.report;

import org.jspecify.annotations.NullMarked;
