/** The {@code baseline} command, one class per subcommand. */
@NullMarked
package dev.baseline.cli;

import org.jspecify.annotations.NullMarked;
