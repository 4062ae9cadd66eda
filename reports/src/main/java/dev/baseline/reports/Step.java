package dev.baseline.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A timed phase of a job.
 *
 * @param name what it does: {@code configure}, {@code make} …
 * @param within the name of the step that this one is a part of; empty if it is a part of the job
 * @param status what came of it
 * @param startedAt when it began
 * @param duration how long it took by the clock
 * @param userTime processor time that its processes spent in their own code
 * @param systemTime processor time that the kernel spent for them
 * @param peakMemory the most memory that its whole process tree held at a time, in bytes
 */
public record Step(
    String name,
    String within,
    JobStatus status,
    Instant startedAt,
    Duration duration,
    Optional<Duration> userTime,
    Optional<Duration> systemTime,
    OptionalLong peakMemory) {

  /** Whether this step is a part of the job itself and not of another step. */
  public boolean isOutermost() {
    return within.isEmpty();
  }
}
