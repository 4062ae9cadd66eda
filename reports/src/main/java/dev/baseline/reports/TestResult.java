package dev.baseline.reports;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of one execution of one test.
 *
 * @param test which test
 * @param outcome what came of it
 * @param attempt 1 for the first execution within the job, one more for each repetition
 * @param duration how long it took
 * @param message the first line of what went wrong; empty if nothing did
 * @param details the whole of what went wrong; empty if nothing did
 */
public record TestResult(
    TestName test,
    Outcome outcome,
    int attempt,
    Optional<Duration> duration,
    String message,
    String details) {}
