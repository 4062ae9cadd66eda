@NullMarked
package dev.baseline.server.builds;

import org.jspecify.annotations.NullMarked;
