/** How people sign in, and how projects and their keys are set, by hand and by program. */
@NullMarked
package dev.baseline.server.settings;

import org.jspecify.annotations.NullMarked;
