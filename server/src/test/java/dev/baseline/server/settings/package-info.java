@NullMarked
package dev.baseline.server.settings;

import org.jspecify.annotations.NullMarked;
