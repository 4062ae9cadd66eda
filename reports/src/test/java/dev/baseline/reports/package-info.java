@NullMarked
package dev.baseline.reports;

import org.jspecify.annotations.NullMarked;
