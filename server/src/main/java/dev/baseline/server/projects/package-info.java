/** The projects that this server knows, and how each is set. Every feature starts from one. */
@NullMarked
package dev.baseline.server.projects;

import org.jspecify.annotations.NullMarked;
