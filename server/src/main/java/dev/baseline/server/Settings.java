package dev.baseline.server;

import dev.baseline.server.database.DataDirectory;
import dev.baseline.server.database.DatabaseSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the server is set.
 *
 * @param host the address that it listens on
 * @param port the port that it listens on; 0 for any that is free
 * @param publicUrl where browsers and CI reach it, without a slash at the end; what it listens on
 *     if empty
 * @param data the server's own folder
 * @param database where everything is kept
 */
public record Settings(
    String host, int port, Optional<URI> publicUrl, Path data, DatabaseSettings database) {

  /** The address that is listened on unless another is given: this machine only. */
  public static final String DEFAULT_HOST = "127.0.0.1";

  /** The port that is listened on unless another is given. */
  public static final int DEFAULT_PORT = 8080;

  /**
   * @throws IllegalArgumentException if the port is not one, or the public URL is no http(s) URL of
   *     a whole host
   */
  public Settings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("A port is 0 to 65535, not " + port + ".");
    }
    publicUrl.ifPresent(Settings::requireWholeHost);
  }

  /** What a server is set to that is told nothing. */
  public static Settings defaults() {
    return new Settings(
        DEFAULT_HOST,
        DEFAULT_PORT,
        Optional.empty(),
        DataDirectory.standard(),
        new DatabaseSettings.Embedded());
  }

  /** Whether browsers reach the server by https. */
  boolean isSecure() {
    return publicUrl.map(url -> url.getScheme().equals("https")).orElse(false);
  }

  /**
   * Where programs on this machine reach a server that listens on a port: one that listens
   * everywhere listens on the loopback address too, and the wildcard is no address to go to.
   */
  String address(int listening) {
    boolean isWildcard = host.matches("\\[?[0.:]+]?");
    boolean isBare6 = host.contains(":") && !host.startsWith("[");
    String reachable = isWildcard ? DEFAULT_HOST : isBare6 ? "[" + host + "]" : host;
    return "http://" + reachable + ":" + listening;
  }

  private static void requireWholeHost(URI url) {
    boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    boolean isWhole = url.getPath() == null || url.getPath().isEmpty();
    if (!isHttp || url.getHost() == null || !isWhole || url.getQuery() != null) {
      throw new IllegalArgumentException(
          "The public URL is the scheme and host that browsers use, as in https://ci.example.org,"
              + " without a path; not "
              + url);
    }
  }
}
