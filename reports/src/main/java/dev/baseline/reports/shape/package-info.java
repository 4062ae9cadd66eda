/**
 * The shape of a JSON document, described once: reading, writing and the published JSON Schema all
 * come from the same description, so that they cannot drift apart. Knows nothing of reports.
 */
@NullMarked
package dev.baseline.reports.shape;

import org.jspecify.annotations.NullMarked;
