package dev.baseline.server.access;

import dev.baseline.server.http.Problem;
import dev.baseline.server.http.ProblemException;
import dev.baseline.server.http.RequestBody;
import io.helidon.webserver.http.ServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a form that a browser sent. */
public final class Form {

  private static final int MAX_FIELDS = 50;

  private final Map<String, List<String>> fields;

  private Form(Map<String, List<String>> fields) {
    this.fields = fields;
  }

  /**
   * Reads the form of a request.
   *
   * @param limit the most bytes that it may have
   * @throws ProblemException with 413 if it is longer, with 400 if it has more than {@value
   *     #MAX_FIELDS} fields
   */
  public static Form of(ServerRequest request, int limit) {
    String[] pairs = RequestBody.text(request, limit).split("&", MAX_FIELDS + 1);
    if (pairs.length > MAX_FIELDS) {
      throw Problem.badRequest("A form has at most " + MAX_FIELDS + " fields.").exception();
    }
    var fields = new LinkedHashMap<String, List<String>>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields
            .computeIfAbsent(decoded(pair.substring(0, equals)), _ -> new ArrayList<>())
            .add(decoded(pair.substring(equals + 1)));
      }
    }
    return new Form(fields);
  }

  /** The first value of a field; empty if it was not sent. */
  public String value(String field) {
    return values(field).stream().findFirst().orElse("");
  }

  /** Every value of a field. */
  public List<String> values(String field) {
    return fields.getOrDefault(field, List.of());
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
