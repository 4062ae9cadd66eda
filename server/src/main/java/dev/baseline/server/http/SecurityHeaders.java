package dev.baseline.server.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.List;

/** Headers on every answer that tell a browser to load, run and show nothing from elsewhere. */
public final class SecurityHeaders implements Filter {

  private static final List<Header> HEADERS =
      List.of(
          HeaderValues.createCached(
              "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                  + " connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none';"
                  + " frame-ancestors 'none'"),
          HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
          HeaderValues.createCached("Referrer-Policy", "same-origin"),
          HeaderValues.createCached("Cross-Origin-Opener-Policy", "same-origin"),
          HeaderValues.createCached(
              "Permissions-Policy", "camera=(), microphone=(), geolocation=()"));

  private static final Header HTTPS_ONLY =
      HeaderValues.createCached("Strict-Transport-Security", "max-age=31536000");

  private final boolean secure;

  /**
   * @param secure whether browsers reach the server by https, and shall never do otherwise
   */
  public SecurityHeaders(boolean secure) {
    this.secure = secure;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    HEADERS.forEach(response::header);
    if (secure) {
      response.header(HTTPS_ONLY);
    }
    chain.proceed();
  }
}
