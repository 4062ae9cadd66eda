/** How what was measured changes over time: series, their points and their days. */
@NullMarked
package dev.baseline.server.performance;

import org.jspecify.annotations.NullMarked;
