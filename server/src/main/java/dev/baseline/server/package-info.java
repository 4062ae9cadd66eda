/** The composition root: every object of the server is made here, by hand, once. */
@NullMarked
package dev.baseline.server;

import org.jspecify.annotations.NullMarked;
