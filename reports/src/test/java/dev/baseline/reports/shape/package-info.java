@NullMarked
package dev.baseline.reports.shape;

import org.jspecify.annotations.NullMarked;
