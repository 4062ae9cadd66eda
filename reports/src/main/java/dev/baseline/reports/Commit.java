package dev.baseline.reports;

import java.time.Instant;
import java.util.Optional;

/**
 * What was built.
 *
 * @param sha the full object name, 40 or 64 lower-case hexadecimal digits where git made it; at
 *     least 7 elsewhere
 * @param title the first line of the message; empty if unknown
 * @param author the author's name; empty if unknown
 * @param committedAt when it was committed
 */
public record Commit(String sha, String title, String author, Optional<Instant> committedAt) {}
