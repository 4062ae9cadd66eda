package dev.baseline.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One task of a run in one configuration.
 *
 * @param name the task's name without its matrix values: {@code build-racketcs}
 * @param id tells apart jobs of one run that share name and configuration; empty if there are none
 * @param kind what it does
 * @param status what came of it, or how far it is
 * @param configuration what was asked for
 * @param queuedAt when it was asked for
 * @param startedAt when it began
 * @param completedAt when it ended; present just when the status says that it did
 * @param url where the provider shows it; empty if nowhere
 */
public record Job(
    String name,
    String id,
    JobKind kind,
    JobStatus status,
    Configuration configuration,
    Optional<Instant> queuedAt,
    Instant startedAt,
    Optional<Instant> completedAt,
    String url) {

  /** How long it ran; empty while it has not ended. */
  public Optional<Duration> duration() {
    return completedAt.map(end -> Duration.between(startedAt, end));
  }

  /** How long it waited to be started; empty if it is not known when it was asked for. */
  public Optional<Duration> queueTime() {
    return queuedAt.map(queued -> Duration.between(queued, startedAt));
  }
}
