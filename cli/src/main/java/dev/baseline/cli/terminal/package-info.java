/** What a person sees: failures, warnings, progress. */
@NullMarked
package dev.baseline.cli.terminal;

import org.jspecify.annotations.NullMarked;
