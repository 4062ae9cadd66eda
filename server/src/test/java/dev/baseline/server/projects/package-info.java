@NullMarked
package dev.baseline.server.projects;

import org.jspecify.annotations.NullMarked;
