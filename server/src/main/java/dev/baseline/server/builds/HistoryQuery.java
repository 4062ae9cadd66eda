package dev.baseline.server.builds;

import dev.baseline.server.http.Query;
import dev.baseline.server.pages.Link;
import java.time.Instant;
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
  private static final int DAY_LENGTH = "2026-01-31".length();

  static HistoryQuery of(Query query, String path) {
    var from = time(query, "from", false);
    var to = time(query, "to", true);
    int usual = from.isPresent() || to.isPresent() ? MOST : USUAL_LAST;
    var link = Link.to(path);
    for (String kept : List.of("branch", "kind", "job", "metric", "x", "y")) {
      link = link.with(kept, query.text(kept).orElse(""));
    }
    return new HistoryQuery(
        query.choice("x", X).orElse(X.getFirst()),
        query.choice("y", Y).orElse(Y.getFirst()),
        query.number("last", 1, MOST).map(Long::intValue).orElse(usual),
        from,
        to,
        query.number("page", 1, MOST_PAGES).map(Long::intValue).orElse(1),
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
  private static Optional<Instant> time(Query query, String name, boolean isEnd) {
    boolean isDay = query.text(name).filter(text -> text.length() <= DAY_LENGTH).isPresent();
    return isDay
        ? query
            .day(name)
            .map(day -> day.plusDays(isEnd ? 1 : 0).atStartOfDay(ZoneOffset.UTC).toInstant())
        : query.time(name);
  }
}
