package dev.baseline.server.ingest;

import java.util.Optional;

/**
 * How a report came.
 *
 * @param sender who sent it, as pages show it
 * @param idempotencyKey the sender's name for this submission, the same in every retry
 * @param bodyHash the SHA-256 of the decoded body, in hexadecimal digits
 */
record Submission(String sender, Optional<String> idempotencyKey, String bodyHash) {}
