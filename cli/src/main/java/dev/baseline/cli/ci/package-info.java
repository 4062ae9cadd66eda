/** What CI systems and git tell a job about itself. */
@NullMarked
package dev.baseline.cli.ci;

import org.jspecify.annotations.NullMarked;
