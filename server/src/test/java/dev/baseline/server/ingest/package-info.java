@NullMarked
package dev.baseline.server.ingest;

import org.jspecify.annotations.NullMarked;
