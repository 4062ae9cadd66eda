/** What the job got: the machine, the image and the tools. */
@NullMarked
package dev.baseline.cli.machine;

import org.jspecify.annotations.NullMarked;
