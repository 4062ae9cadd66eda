package dev.baseline.server.http;

import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * One page of a long list, newest first: at most {@code limit} items with an id below {@code
 * before}.
 *
 * @param limit 1 to 500
 * @param before where the page before this one ended; {@link Long#MAX_VALUE} for the first
 */
public record Paging(int limit, long before) {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;

  /**
   * What the query asks for with {@code limit} and {@code before}.
   *
   * @throws ProblemException if either is not a whole number in its bounds
   */
  public static Paging of(ServerRequest request) {
    return new Paging(
        (int) number(request, "limit", 1, MAX_LIMIT).orElse((long) DEFAULT_LIMIT).longValue(),
        number(request, "before", 1, Long.MAX_VALUE).orElse(Long.MAX_VALUE));
  }

  /** The answer with these items: {@code items}, and {@code next} where there are more. */
  public <T> Map<String, Object> answer(
      ServerRequest request, List<T> items, ToLongFunction<T> id) {
    if (items.size() < limit) {
      return Map.of("items", items);
    }
    long last = id.applyAsLong(items.getLast());
    return Map.of(
        "items", items, "next", request.path().rawPath() + "?limit=" + limit + "&before=" + last);
  }

  private static Optional<Long> number(ServerRequest request, String name, long min, long max) {
    var value = request.query().first(name).asOptional();
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      long number = Long.parseLong(value.get());
      if (number >= min && number <= max) {
        return Optional.of(number);
      }
    } catch (NumberFormatException e) {
      // falls through to the problem
    }
    throw Problem.badRequest(
            "The query's " + name + " must be a whole number from " + min + " to " + max + ".")
        .exception();
  }
}
