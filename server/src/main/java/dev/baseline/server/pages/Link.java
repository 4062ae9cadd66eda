package dev.baseline.server.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A path of this server with its query.
 *
 * @param path the path
 * @param query value by parameter, in the order in which they are written
 */
public record Link(String path, Map<String, String> query) {

  /** A path without a query. */
  public static Link to(String path) {
    return new Link(path, Map.of());
  }

  /** This link with a parameter set; an empty value takes it out. */
  public Link with(String parameter, String value) {
    var more = new LinkedHashMap<>(query);
    if (value.isEmpty()) {
      more.remove(parameter);
    } else {
      more.put(parameter, value);
    }
    return new Link(path, more);
  }

  /** The link as it stands in an attribute before it is escaped. */
  @Override
  public String toString() {
    if (query.isEmpty()) {
      return path;
    }
    return path
        + "?"
        + query.entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/");
  }
}
