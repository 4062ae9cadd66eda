package dev.baseline.server.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An API key as it is kept: without its secret.
 *
 * @param keyId its public part
 * @param name what its maker called it
 * @param scopes what it may be used for
 * @param createdAt when it was made
 * @param createdBy who made it
 * @param expiresAt from when on it is refused
 * @param revokedAt when it was revoked
 * @param lastUsedAt when it was last used, exact to a minute
 */
public record ApiKey(
    String keyId,
    String name,
    Set<Scope> scopes,
    Instant createdAt,
    String createdBy,
    Optional<Instant> expiresAt,
    Optional<Instant> revokedAt,
    Optional<Instant> lastUsedAt) {

  /** What every key starts with, so that people and secret scanners recognise one. */
  public static final String PREFIX = "baseline_";

  public ApiKey {
    scopes = Set.copyOf(scopes);
  }

  /** Whether the key is neither revoked nor expired at {@code now}. */
  public boolean isValid(Instant now) {
    return revokedAt.isEmpty() && expiresAt.map(now::isBefore).orElse(true);
  }
}
