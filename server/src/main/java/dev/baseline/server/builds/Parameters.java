package dev.baseline.server.builds;

import dev.baseline.server.http.Problem;
import io.helidon.webserver.http.ServerRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a page's query. An empty one counts as absent, because a form sends those that
 * nobody filled in.
 *
 * @param values the first value by parameter
 */
record Parameters(Map<String, String> values) {

  static Parameters of(ServerRequest request) {
    var values = new LinkedHashMap<String, String>();
    request.query().toMap().forEach((name, all) -> put(values, name, all));
    return new Parameters(values);
  }

  private static void put(Map<String, String> values, String name, List<String> all) {
    if (!all.isEmpty() && !all.getFirst().isEmpty()) {
      values.put(name, all.getFirst());
    }
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The parameter, which must be one of {@code allowed}; the first of them if absent. */
  String choice(String name, List<String> allowed) {
    String value = text(name).orElse(allowed.getFirst());
    if (!allowed.contains(value)) {
      throw Problem.badRequest(
              "The query's " + name + " must be one of " + String.join(", ", allowed) + ".")
          .exception();
    }
    return value;
  }

  /** The parameter as a whole number from 1 to {@code most}. */
  int number(String name, int usual, int most) {
    var text = text(name);
    if (text.isEmpty()) {
      return usual;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the problem
    }
    throw Problem.badRequest(
            "The query's " + name + " must be a whole number from 1 to " + most + ".")
        .exception();
  }
}
