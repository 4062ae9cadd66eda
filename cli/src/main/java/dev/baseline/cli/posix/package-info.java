/**
 * What Java cannot ask of Linux and macOS by itself: a child that inherits everything, its usage,
 * signals.
 */
@NullMarked
package dev.baseline.cli.posix;

import org.jspecify.annotations.NullMarked;
