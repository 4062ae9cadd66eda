/** The command that runs the server, and the rehearsal that makes its starts quick. */
@NullMarked
package dev.baseline.cli.serve;

import org.jspecify.annotations.NullMarked;
