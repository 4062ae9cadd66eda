package dev.baseline.server.http;

import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.util.Optional;

/**
 * Where browsers and CI reach the server, for links that leave it.
 *
 * @param set what the operator says, without a slash at the end; empty if nothing stands before the
 *     server
 */
public record PublicUrl(Optional<URI> set) {

  /**
   * The URL, without a slash at the end; the address that the request came to where none is set.
   * Never what the request claims in its headers: such links carry secrets.
   */
  public String of(ServerRequest request) {
    return set.map(URI::toString).orElseGet(() -> listening(request));
  }

  private static String listening(ServerRequest request) {
    var local = request.localPeer();
    String host = local.host();
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + local.port();
  }
}
