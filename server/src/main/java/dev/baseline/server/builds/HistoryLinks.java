package dev.baseline.server.builds;

import java.util.ArrayList;
import java.util.List;

/** The links of a history's page to itself with something else chosen. */
final class HistoryLinks {

  private HistoryLinks() {}

  /** The links beside the graph. */
  static List<History.Switch> switches(HistoryQuery query) {
    var ranged = query.ranged();
    var ranges = new ArrayList<History.Switch.To>();
    for (int last : List.of(HistoryQuery.USUAL_LAST, 500, HistoryQuery.MOST)) {
      ranges.add(
          new History.Switch.To(
              String.valueOf(last),
              query
                  .link()
                  .with("last", last == HistoryQuery.USUAL_LAST ? "" : String.valueOf(last))
                  .toString(),
              !query.isRange() && query.last() == last));
    }
    return List.of(
        new History.Switch("last", ranges),
        new History.Switch(
            "by",
            HistoryQuery.X.stream()
                .map(
                    x ->
                        new History.Switch.To(
                            x,
                            ranged.with("x", usual(x, HistoryQuery.X)).toString(),
                            x.equals(query.x())))
                .toList()),
        new History.Switch(
            "from",
            HistoryQuery.Y.stream()
                .map(
                    y ->
                        new History.Switch.To(
                            y.equals("data") ? "the data" : "zero",
                            ranged.with("y", usual(y, HistoryQuery.Y)).toString(),
                            y.equals(query.y())))
                .toList()));
  }

  /** The links to newer and older rows of the table. */
  static List<History.Switch.To> pager(HistoryQuery query, int count) {
    var links = new ArrayList<History.Switch.To>();
    if (query.page() > 1) {
      links.add(page("Newer", query, query.page() - 1));
    }
    if (query.page() * HistoryLayout.PAGE < count) {
      links.add(page("Older", query, query.page() + 1));
    }
    return links;
  }

  private static History.Switch.To page(String label, HistoryQuery query, int page) {
    String number = page == 1 ? "" : String.valueOf(page);
    return new History.Switch.To(label, query.ranged().with("page", number) + "#points", false);
  }

  private static String usual(String value, List<String> values) {
    return value.equals(values.getFirst()) ? "" : value;
  }
}
