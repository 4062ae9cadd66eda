/** What the tests of every feature share: a server over a real database, reports, invariants. */
@NullMarked
package dev.baseline.server;

import org.jspecify.annotations.NullMarked;
