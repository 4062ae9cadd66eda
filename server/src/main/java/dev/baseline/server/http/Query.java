package dev.baseline.server.http;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The query of a request. To the API, every parameter is one that the address knows, written once;
 * to a page, what a form sends empty counts as absent, and what is not known is passed over. No
 * value is longer than the database should be asked for, or holds what it cannot. What is not so is
 * refused with 400, by the parameter's name.
 */
public final class Query {

  private static final int MAX_LENGTH = 500;
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");

  /** Years of four digits, so that every time is one that the database can hold. */
  private static final Pattern YEAR = Pattern.compile("[12][0-9]{3}-.*");

  private final String path;
  private final Map<String, String> values;

  private Query(String path, Map<String, String> values) {
    this.path = path;
    this.values = values;
  }

  /**
   * The query of a request.
   *
   * @param known the names of the parameters that the address knows
   * @throws ProblemException if it holds another one, or one of them twice
   */
  public static Query of(ServerRequest request, String... known) {
    var values = new LinkedHashMap<String, String>();
    request.query().toMap().forEach((name, all) -> put(values, List.of(known), name, all));
    return new Query(request.path().rawPath(), values);
  }

  /**
   * The query of a request to a page.
   *
   * @throws ProblemException if it holds a name or a value that is too long or has U+0000 in it
   */
  public static Query ofPage(ServerRequest request) {
    return ofPage(request.path().rawPath(), request.query().toMap());
  }

  /**
   * The query of a request to the page at a path.
   *
   * @param parameters the values by name, of which the first counts
   * @throws ProblemException if it holds a name or a value that is too long or has U+0000 in it
   */
  public static Query ofPage(String path, Map<String, List<String>> parameters) {
    var values = new LinkedHashMap<String, String>();
    parameters.forEach(
        (name, all) -> {
          if (!all.isEmpty() && !all.getFirst().isEmpty()) {
            requireSound(name, name);
            requireSound(name, all.getFirst());
            values.put(name, all.getFirst());
          }
        });
    return new Query(path, values);
  }

  /** The texts of the parameters whose names begin with a prefix, by the rest of their names. */
  public SortedMap<String, String> under(String prefix) {
    var under = new TreeMap<String, String>();
    values.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            under.put(name.substring(prefix.length()), value);
          }
        });
    return under;
  }

  /** A text of at most 500 characters. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** One of the constants, by its token. */
  public <E> Optional<E> choice(String name, E[] constants, Function<E, String> token) {
    return text(name)
        .map(
            text ->
                Arrays.stream(constants)
                    .filter(constant -> token.apply(constant).equals(text))
                    .findAny()
                    .orElseThrow(
                        () ->
                            refused(
                                name,
                                "must be one of "
                                    + Arrays.stream(constants)
                                        .map(token)
                                        .collect(Collectors.joining(", ")),
                                "write one of them, or leave it out")));
  }

  /** One of these texts. */
  public Optional<String> choice(String name, List<String> allowed) {
    return choice(name, allowed.toArray(String[]::new), text -> text);
  }

  /** A whole number in these bounds. */
  public Optional<Long> number(String name, long min, long max) {
    return parsed(
        name,
        text -> {
          long number = Long.parseLong(text);
          if (number < min || number > max) {
            throw new NumberFormatException();
          }
          return number;
        },
        "must be a whole number from " + min + " to " + max,
        "write it in digits");
  }

  /** A time, exact to the microsecond. */
  public Optional<Instant> time(String name) {
    return parsed(
        name,
        text -> OffsetDateTime.parse(fourDigitYear(text)).toInstant(),
        "must be a time in the form of RFC 3339",
        "write it like 2026-01-31T12:00:00Z");
  }

  /** A day. */
  public Optional<LocalDate> day(String name) {
    return parsed(
        name,
        text -> LocalDate.parse(fourDigitYear(text)),
        "must be a day in the form of RFC 3339",
        "write it like 2026-01-31");
  }

  /** The hash of a configuration or an environment. */
  public Optional<String> hash(String name) {
    return parsed(
        name,
        text -> {
          if (!HASH.matcher(text).matches()) {
            throw new IllegalArgumentException();
          }
          return text;
        },
        "must be a hash of 32 lower-case hexadecimal digits",
        "take it from the answer of …/configurations");
  }

  /** The address with this query, but with another value of one parameter. */
  String with(String name, String value) {
    var changed = new LinkedHashMap<>(values);
    changed.remove(name);
    changed.put(name, value);
    return path
        + changed.entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  /** Refuses a parameter. */
  static ProblemException refused(String parameter, String rule, String mend) {
    return Problem.of(
            Status.BAD_REQUEST_400,
            "bad-query",
            "The query is not understood",
            "The query's " + shown(parameter) + " " + rule + ": " + mend + ".")
        .with(
            "violations",
            List.of(Map.of("parameter", shown(parameter), "rule", rule, "mend", mend)))
        .exception();
  }

  private static void put(
      Map<String, String> values, List<String> known, String name, List<String> all) {
    if (!known.contains(name)) {
      throw refused(
          name,
          "is not known here",
          known.isEmpty() ? "leave it out" : "the parameters are " + String.join(", ", known));
    }
    if (all.size() != 1) {
      throw refused(name, "must be written once", "leave all but one out");
    }
    requireSound(name, all.getFirst());
    values.put(name, all.getFirst());
  }

  private static void requireSound(String name, String value) {
    if (value.isEmpty() || value.length() > MAX_LENGTH || value.indexOf('\0') >= 0) {
      throw refused(
          name,
          "must have 1 to " + MAX_LENGTH + " characters, none of them U+0000",
          "give it a value, or leave it out");
    }
  }

  private <T> Optional<T> parsed(String name, Function<String, T> parse, String rule, String mend) {
    return text(name)
        .map(
            text -> {
              try {
                return parse.apply(text);
              } catch (IllegalArgumentException | DateTimeException e) {
                throw refused(name, rule, mend);
              }
            });
  }

  private static String fourDigitYear(String text) {
    if (!YEAR.matcher(text).matches()) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A name that the sender made up, fit to be shown. */
  private static String shown(String name) {
    String plain = name.replaceAll("[\\p{Cntrl}<>]", "?");
    return plain.length() <= 50 ? plain : plain.substring(0, 50) + "…";
  }
}
