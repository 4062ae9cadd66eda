/** Who sends a request, and what they may do: API keys, the one-time link, sessions, forms. */
@NullMarked
package dev.baseline.server.access;

import org.jspecify.annotations.NullMarked;
