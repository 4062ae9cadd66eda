package dev.baseline.server.access;

import dev.baseline.server.projects.Project;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * The API keys in the database. A key reads {@code baseline_ID_SECRET}; the id finds it, the secret
 * proves it, and only the secret's hash is kept. Safe for use by many threads.
 */
public final class ApiKeys {

  private static final Pattern FORM =
      Pattern.compile(ApiKey.PREFIX + "([0-9A-Za-z]{8})_([0-9A-Za-z]{43})");
  private static final int ID_LENGTH = 8;
  private static final Duration LAST_USE_PRECISION = Duration.ofMinutes(1);

  private final Jdbi jdbi;
  private final Clock clock;
  private final SecureRandom random;

  /**
   * @param jdbi the database
   * @param clock tells when a key was made, used or revoked
   * @param random makes the secrets
   */
  public ApiKeys(Jdbi jdbi, Clock clock, SecureRandom random) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.random = random;
  }

  /**
   * A new key, with the text that is shown this once.
   *
   * @param key the key as it is kept
   * @param text the whole key; never stored, never logged
   */
  public record Created(ApiKey key, String text) {}

  /** Makes a key for a project. */
  public Created create(
      Project project, String name, Set<Scope> scopes, Optional<Instant> expiresAt, String by) {
    String id = Secret.text(random, ID_LENGTH);
    String secret = Secret.create(random);
    var key =
        new ApiKey(
            id, name, scopes, clock.instant(), by, expiresAt, Optional.empty(), Optional.empty());
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO api_key
                      (project_id, key_id, hash, name, scopes, created_at, created_by, expires_at)
                    VALUES (:project, :id, :hash, :name, :scopes, :createdAt, :createdBy, :expiresAt)
                    """)
                .bind("project", project.id())
                .bind("id", id)
                .bind("hash", Secret.hash(secret))
                .bind("name", name)
                .bindArray("scopes", String.class, scopes.stream().map(Scope::token).toList())
                .bind("createdAt", utc(key.createdAt()))
                .bind("createdBy", by)
                .bind("expiresAt", expiresAt.map(ApiKeys::utc).orElse(null))
                .execute());
    return new Created(key, ApiKey.PREFIX + id + "_" + secret);
  }

  /** Every key of a project, the newest first, revoked and expired ones included. */
  public List<ApiKey> list(Project project) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT key_id, name, scopes, created_at, created_by, expires_at, revoked_at,
                      last_used_at
                    FROM api_key WHERE project_id = :project
                    ORDER BY created_at DESC, key_id
                    """)
                .bind("project", project.id())
                .map((row, _) -> key(row))
                .list());
  }

  /** Revokes a key; false if the project has none of that id. Revoking twice changes nothing. */
  public boolean revoke(Project project, String keyId) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        UPDATE api_key SET revoked_at = coalesce(revoked_at, :now)
                        WHERE project_id = :project AND key_id = :id
                        """)
                    .bind("now", utc(clock.instant()))
                    .bind("project", project.id())
                    .bind("id", keyId)
                    .execute())
        == 1;
  }

  /** A key whose secret was told, and the project that it is for. */
  record Verified(Project project, ApiKey key) {}

  /**
   * The key of one of the projects that {@code text} is, valid or not; empty if none of them has
   * such a key or the secret is wrong. Notes its use if it is valid.
   */
  Optional<Verified> verify(List<Project> projects, String text) {
    var form = FORM.matcher(text);
    if (!form.matches() || projects.isEmpty()) {
      return Optional.empty();
    }
    var proven = find(projects, form.group(1), form.group(2));
    proven
        .filter(verified -> verified.key().isValid(clock.instant()))
        .ifPresent(verified -> noteUse(verified.project(), verified.key()));
    return proven;
  }

  /** One statement, however many projects there are: anybody may send a key that was made up. */
  private Optional<Verified> find(List<Project> projects, String keyId, String secret) {
    var byId = projects.stream().collect(Collectors.toMap(Project::id, Function.identity()));
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT project_id, key_id, hash, name, scopes, created_at, created_by,
                      expires_at, revoked_at, last_used_at
                    FROM api_key WHERE project_id = ANY (:projects) AND key_id = :id
                    """)
                .bindArray("projects", Long.class, new ArrayList<>(byId.keySet()))
                .bind("id", keyId)
                .map((row, _) -> proven(row, secret, byId))
                .stream()
                .flatMap(Optional::stream)
                .findFirst());
  }

  private static Optional<Verified> proven(
      ResultSet row, String secret, Map<Long, Project> projects) throws SQLException {
    if (!Secret.matches(secret, row.getBytes("hash"))) {
      return Optional.empty();
    }
    Project project = Objects.requireNonNull(projects.get(row.getLong("project_id")));
    return Optional.of(new Verified(project, key(row)));
  }

  /** Writes at most once a minute, so that a busy key is not a busy row. */
  private void noteUse(Project project, ApiKey key) {
    Instant now = clock.instant();
    boolean fresh =
        key.lastUsedAt().map(last -> now.isBefore(last.plus(LAST_USE_PRECISION))).orElse(false);
    if (!fresh) {
      jdbi.useHandle(
          handle ->
              handle
                  .createUpdate(
                      """
                      UPDATE api_key SET last_used_at = :now
                      WHERE project_id = :project AND key_id = :id
                      """)
                  .bind("now", utc(now))
                  .bind("project", project.id())
                  .bind("id", key.keyId())
                  .execute());
    }
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getString("key_id"),
        row.getString("name"),
        scopes(row.getArray("scopes")),
        time(row, "created_at").orElseThrow(),
        row.getString("created_by"),
        time(row, "expires_at"),
        time(row, "revoked_at"),
        time(row, "last_used_at"));
  }

  private static Set<Scope> scopes(Array array) throws SQLException {
    var scopes = EnumSet.noneOf(Scope.class);
    Arrays.stream((String[]) array.getArray())
        .map(Scope::parse)
        .flatMap(Optional::stream)
        .forEach(scopes::add);
    return scopes;
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
