package dev.baseline.server.builds;

import dev.baseline.server.http.Problem;
import dev.baseline.server.pages.Link;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What the address of a configuration's page asks for.
 *
 * @param x what the horizontal axis counts: {@code commit} or {@code time}
 * @param y where the vertical axis starts: {@code data} or {@code zero}
 * @param last how many points are shown at most
 * @param from the start of the first job that is shown
 * @param to the start of the last job that is shown
 * @param page which page of the table is shown, the first being 1
 * @param link the address without the range and the page
 */
record HistoryQuery(
    String x,
    String y,
    int last,
    Optional<Instant> from,
    Optional<Instant> to,
    int page,
    Link link) {

  static final int USUAL_LAST = 100;
  static final int MOST = 2_000;
  static final List<String> X = List.of("commit", "time");
  static final List<String> Y = List.of("data", "zero");
  private static final int MOST_PAGES = 1_000;

  static HistoryQuery of(Parameters parameters, String path) {
    var from = time(parameters, "from", false);
    var to = time(parameters, "to", true);
    int usual = from.isPresent() || to.isPresent() ? MOST : USUAL_LAST;
    var link = Link.to(path);
    for (String kept : List.of("branch", "kind", "job", "metric", "x", "y")) {
      link = link.with(kept, parameters.text(kept).orElse(""));
    }
    return new HistoryQuery(
        parameters.choice("x", X),
        parameters.choice("y", Y),
        parameters.number("last", usual, MOST),
        from,
        to,
        parameters.number("page", 1, MOST_PAGES),
        link);
  }

  boolean isByTime() {
    return x.equals("time");
  }

  boolean isFromZero() {
    return y.equals("zero");
  }

  boolean isRange() {
    return from.isPresent() || to.isPresent();
  }

  /** The address with the range in it. */
  Link ranged() {
    return link.with("last", last == (isRange() ? MOST : USUAL_LAST) ? "" : String.valueOf(last))
        .with("from", from.map(Instant::toString).orElse(""))
        .with("to", to.map(Instant::toString).orElse(""));
  }

  /** A time in RFC 3339, or a day: its start or its end. */
  private static Optional<Instant> time(Parameters parameters, String name, boolean isEnd) {
    return parameters
        .text(name)
        .map(
            text -> {
              try {
                return text.length() > 10 ? Instant.parse(text) : day(text, isEnd);
              } catch (DateTimeException e) {
                throw Problem.badRequest(
                        "The query's "
                            + name
                            + " must be a day, as in 2026-11-22, or a time, as in"
                            + " 2026-11-22T08:30:00Z.")
                    .exception();
              }
            });
  }

  private static Instant day(String text, boolean isEnd) {
    return LocalDate.parse(text).plusDays(isEnd ? 1 : 0).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
