package dev.baseline.server.access;

import io.helidon.http.HeaderNames;
import io.helidon.http.SetCookie;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The cookie that carries a session: never seen by scripts, never sent by other sites. */
public final class SessionCookie {

  private static final String NAME = "baseline-session";

  private final Sessions sessions;
  private final boolean secure;

  /**
   * @param sessions the sessions that a cookie may name
   * @param secure whether browsers reach the server by https, so that they must never send the
   *     cookie otherwise
   */
  SessionCookie(Sessions sessions, boolean secure) {
    this.sessions = sessions;
    this.secure = secure;
  }

  /**
   * The cookie of a server.
   *
   * @param jdbi where sessions are kept
   * @param clock tells when they end
   * @param random makes their secrets
   * @param secure whether browsers reach the server by https
   */
  public static SessionCookie create(Jdbi jdbi, Clock clock, SecureRandom random, boolean secure) {
    return new SessionCookie(new Sessions(jdbi, clock, random), secure);
  }

  /** The person whose session the request carries. */
  Optional<Identity.Person> person(ServerRequest request) {
    return secret(request).flatMap(sessions::find).map(Sessions.Current::person);
  }

  /** Changes the secret of the request's session if it is due. */
  void rotate(ServerRequest request, ServerResponse response) {
    secret(request)
        .filter(secret -> sessions.find(secret).map(Sessions.Current::due).orElse(false))
        .flatMap(sessions::rotate)
        .ifPresent(fresh -> set(response, fresh));
  }

  /** Begins a session for a person; one that the request carries is ended. */
  public void begin(ServerRequest request, ServerResponse response, String person) {
    secret(request).ifPresent(sessions::end);
    set(response, sessions.begin(person));
  }

  /** Ends the request's session. */
  public void end(ServerRequest request, ServerResponse response) {
    secret(request).ifPresent(sessions::end);
    // A lifetime of zero would be left out, and the empty cookie kept.
    response.header(HeaderNames.SET_COOKIE, cookie("").expires(Instant.EPOCH).build().text());
  }

  private String name() {
    return secure ? "__Host-" + NAME : NAME;
  }

  private Optional<String> secret(ServerRequest request) {
    return request.headers().cookies().first(name()).asOptional().filter(text -> !text.isEmpty());
  }

  private void set(ServerResponse response, String secret) {
    response.header(
        HeaderNames.SET_COOKIE, cookie(secret).maxAge(Sessions.LIFETIME).build().text());
  }

  private SetCookie.Builder cookie(String secret) {
    return SetCookie.builder(name(), secret)
        .path("/")
        .httpOnly(true)
        .secure(secure)
        .sameSite(SetCookie.SameSite.LAX);
  }
}
