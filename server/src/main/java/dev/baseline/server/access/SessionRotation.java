package dev.baseline.server.access;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Changes the secret of a session that is due, with the answer to a page. Only pages do so: their
 * answers are never kept for somebody else, and a browser that gets one keeps its cookie.
 */
public final class SessionRotation implements Filter {

  private static final Logger LOG = System.getLogger(SessionRotation.class.getName());

  private final SessionCookie cookie;

  /**
   * @param cookie carries the session
   */
  public SessionRotation(SessionCookie cookie) {
    this.cookie = cookie;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (isForPage(request)) {
      rotate(request, response);
    }
    chain.proceed();
  }

  /** A database that is away spoils no page that can do without it: the secret is changed later. */
  private void rotate(RoutingRequest request, RoutingResponse response) {
    try {
      cookie.rotate(request, response);
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "A session's secret was not changed", e);
    }
  }

  private static boolean isForPage(ServerRequest request) {
    String path = request.path().rawPath();
    return request.prologue().method().equals(Method.GET)
        && !path.startsWith("/api/")
        && !path.startsWith("/assets/")
        && request.headers().first(HeaderNames.ACCEPT).orElse("").contains("text/html");
  }
}
