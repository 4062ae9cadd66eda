package dev.baseline.server.settings;

import dev.baseline.server.access.Access;
import dev.baseline.server.access.ApiKey;
import dev.baseline.server.access.ApiKeys;
import dev.baseline.server.access.Scope;
import dev.baseline.server.http.JsonBody;
import dev.baseline.server.http.Listing;
import dev.baseline.server.http.Problem;
import dev.baseline.server.http.Query;
import dev.baseline.server.http.Responses;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The routes of a project's API keys, for the operator and for keys with scope admin. */
public final class KeysApi {

  private static final String PATH = "/api/v1/projects/{owner}/{name}/keys";

  private final Access access;
  private final ApiKeys keys;
  private final Clock clock;

  /**
   * @param access says who may make and revoke keys
   * @param keys the keys
   * @param clock tells which keys have expired
   */
  public KeysApi(Access access, ApiKeys keys, Clock clock) {
    this.access = access;
    this.keys = keys;
    this.clock = clock;
  }

  /** Registers the routes. */
  public void register(HttpRules routing) {
    routing.post(PATH, this::create);
    routing.get(PATH, this::list);
    routing.delete(PATH + "/{id}", this::revoke);
  }

  /** A key as it is sent: {@code key} is the whole key, which is told once. */
  private record Sent(
      Optional<String> key,
      String id,
      String name,
      List<String> scopes,
      boolean valid,
      Instant createdAt,
      String createdBy,
      Optional<Instant> expiresAt,
      Optional<Instant> revokedAt,
      Optional<Instant> lastUsedAt) {
    static Sent of(ApiKey key, Optional<String> text, Instant now) {
      return new Sent(
          text,
          key.keyId(),
          key.name(),
          key.scopes().stream().sorted().map(Scope::token).toList(),
          key.isValid(now),
          key.createdAt(),
          key.createdBy(),
          key.expiresAt(),
          key.revokedAt(),
          key.lastUsedAt());
    }
  }

  private void create(ServerRequest request, ServerResponse response) {
    var granted = access.holder(request, Scope.ADMIN);
    Query.of(request);
    Instant now = clock.instant();
    NewKey wanted = JsonBody.read(request, NewKey.DOCUMENT, now);
    var created =
        keys.create(
            granted.project(),
            wanted.name(),
            Set.copyOf(wanted.scopes()),
            wanted.expiry(now),
            granted.identity().label());
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    Responses.json(
        request,
        response,
        Status.CREATED_201,
        Sent.of(created.key(), Optional.of(created.text()), now));
  }

  private void list(ServerRequest request, ServerResponse response) {
    var granted = access.holder(request, Scope.ADMIN);
    Query.of(request);
    Instant now = clock.instant();
    var sent =
        keys.list(granted.project()).stream()
            .map(key -> Sent.of(key, Optional.empty(), now))
            .toList();
    Responses.json(request, response, Status.OK_200, Listing.whole(sent));
  }

  private void revoke(ServerRequest request, ServerResponse response) {
    var granted = access.holder(request, Scope.ADMIN);
    Query.of(request);
    if (!keys.revoke(granted.project(), request.path().pathParameters().get("id"))) {
      throw Problem.notFound("The project has no key of this id. GET …/keys lists them.")
          .exception();
    }
    response.status(Status.NO_CONTENT_204).send();
  }
}
