package dev.baseline.cli.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * How long to try and how long to wait in between: twice as long after each try, up to {@link
 * #LONGEST}, times a random factor from a half to one, so that jobs that failed together do not
 * come back together.
 */
final class Patience {

  static final Duration FIRST = Duration.ofSeconds(1);
  static final Duration LONGEST = Duration.ofSeconds(15);

  private final InstantSource clock;
  private final RandomGenerator random;
  private final Instant end;
  private Duration next = FIRST;

  Patience(Duration total, InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
    this.end = clock.instant().plus(total);
  }

  /** How much time is left; zero or less if none. */
  Duration left() {
    return Duration.between(clock.instant(), end);
  }

  /** The pause until the next try. */
  Duration pause() {
    var pause = Duration.ofMillis((long) (next.toMillis() * (0.5 + random.nextDouble() / 2)));
    next = min(next.multipliedBy(2), LONGEST);
    return pause;
  }

  static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
