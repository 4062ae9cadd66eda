/**
 * The sample project: ninety days of a made-up project's builds, with changes whose causes are
 * known, for the first minute with the product and for tests of what finds such changes.
 */
@NullMarked
package dev.baseline.server.sample;

import org.jspecify.annotations.NullMarked;
