/**
 * What was built, where, and how long it took: the pages of projects, their matrix, configurations,
 * runs and jobs, with the SQL that each reads.
 */
@NullMarked
package dev.baseline.server.builds;

import org.jspecify.annotations.NullMarked;
