/**
 * What every route shares: bodies in, answers and problem details out, limits, security headers and
 * static files. Knows no feature.
 */
@NullMarked
package dev.baseline.server.http;

import org.jspecify.annotations.NullMarked;
