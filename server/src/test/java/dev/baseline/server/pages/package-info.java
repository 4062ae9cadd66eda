@NullMarked
package dev.baseline.server.pages;

import org.jspecify.annotations.NullMarked;
