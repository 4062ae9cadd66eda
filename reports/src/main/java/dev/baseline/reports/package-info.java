/**
 * The document that a job sends: its records, its JSON form and its schema. Knows no other module.
 */
@NullMarked
package dev.baseline.reports;

import org.jspecify.annotations.NullMarked;
