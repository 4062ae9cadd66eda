package dev.baseline.server.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/** Links that sign a person in, once, within an hour. Safe for use by many threads. */
public final class SignInLinks {

  /** How long a link is good for. */
  public static final Duration LIFETIME = Duration.ofHours(1);

  private final Jdbi jdbi;
  private final Clock clock;
  private final SecureRandom random;

  /**
   * @param jdbi the database
   * @param clock tells when a link was made
   * @param random makes the secrets
   */
  public SignInLinks(Jdbi jdbi, Clock clock, SecureRandom random) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.random = random;
  }

  /** A new link, as a path of this server. Those that have expired are forgotten. */
  public String create() {
    String secret = Secret.create(random);
    Instant now = clock.instant();
    jdbi.useHandle(
        handle -> {
          handle.execute("DELETE FROM sign_in_link WHERE expires_at <= ?", utc(now));
          handle.execute(
              "INSERT INTO sign_in_link (hash, created_at, expires_at) VALUES (?, ?, ?)",
              Secret.hash(secret),
              utc(now),
              utc(now.plus(LIFETIME)));
        });
    return "/sign-in?token=" + secret;
  }

  /** Uses a link up; true if it was good. */
  public boolean use(String secret) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    "DELETE FROM sign_in_link WHERE hash = ? AND expires_at > ?",
                    Secret.hash(secret),
                    utc(clock.instant())))
        == 1;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
