/** Reports in: one transaction each, counted once, acknowledged when durable. */
@NullMarked
package dev.baseline.server.ingest;

import org.jspecify.annotations.NullMarked;
