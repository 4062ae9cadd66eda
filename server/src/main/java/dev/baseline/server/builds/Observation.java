package dev.baseline.server.builds;

import java.time.Instant;
import java.util.Optional;

/**
 * A job as a point of a history: with a value, or without one because it did not get so far.
 *
 * @param at when the job started
 * @param jobId the job
 * @param status its status
 * @param commit what was built
 * @param environmentId what the job got
 * @param value the value of the metric
 */
record Observation(
    Instant at,
    long jobId,
    String status,
    Commit commit,
    long environmentId,
    Optional<Double> value) {}
