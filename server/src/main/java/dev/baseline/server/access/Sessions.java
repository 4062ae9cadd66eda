package dev.baseline.server.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * The sessions of people who signed in. A session's secret is changed every hour; the one before
 * stays good for a minute, for requests that were under way. Safe for use by many threads.
 */
final class Sessions {

  static final Duration LIFETIME = Duration.ofDays(14);
  static final Duration ROTATE_AFTER = Duration.ofHours(1);
  static final Duration OVERLAP = Duration.ofMinutes(1);

  private final Jdbi jdbi;
  private final Clock clock;
  private final SecureRandom random;

  Sessions(Jdbi jdbi, Clock clock, SecureRandom random) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.random = random;
  }

  /**
   * A session that is going on.
   *
   * @param person who it is
   * @param due whether its secret should be changed with the next answer
   */
  record Current(Identity.Person person, boolean due) {}

  /** Begins a session and answers its secret. */
  String begin(String person) {
    String secret = Secret.create(random);
    Instant now = clock.instant();
    jdbi.useHandle(
        handle -> {
          handle.execute("DELETE FROM session WHERE expires_at < ?", utc(now));
          handle.execute(
              """
              INSERT INTO session (hash, person, form_token, created_at, rotated_at, expires_at)
              VALUES (?, ?, ?, ?, ?, ?)
              """,
              Secret.hash(secret),
              person,
              Secret.create(random),
              utc(now),
              utc(now),
              utc(now.plus(LIFETIME)));
        });
    return secret;
  }

  /** The session that a secret belongs to. */
  Optional<Current> find(String secret) {
    Instant now = clock.instant();
    byte[] hash = Secret.hash(secret);
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT person, form_token, hash = :hash AND rotated_at < :due AS due
                    FROM session
                    WHERE (hash = :hash OR (previous_hash = :hash AND rotated_at > :overlap))
                      AND expires_at > :now
                    """)
                .bind("hash", hash)
                .bind("due", utc(now.minus(ROTATE_AFTER)))
                .bind("overlap", utc(now.minus(OVERLAP)))
                .bind("now", utc(now))
                .map(
                    (row, _) ->
                        new Current(
                            new Identity.Person(
                                row.getString("person"), row.getString("form_token")),
                            row.getBoolean("due")))
                .findOne());
  }

  /** Changes a session's secret and answers the new one; empty if somebody else just did. */
  Optional<String> rotate(String secret) {
    String fresh = Secret.create(random);
    int changed =
        jdbi.withHandle(
            handle ->
                handle.execute(
                    """
                    UPDATE session SET previous_hash = hash, hash = ?, rotated_at = ?
                    WHERE hash = ?
                    """,
                    Secret.hash(fresh),
                    utc(clock.instant()),
                    Secret.hash(secret)));
    return changed == 1 ? Optional.of(fresh) : Optional.empty();
  }

  /** Ends a session. */
  void end(String secret) {
    byte[] hash = Secret.hash(secret);
    jdbi.useHandle(
        handle ->
            handle.execute("DELETE FROM session WHERE hash = ? OR previous_hash = ?", hash, hash));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
