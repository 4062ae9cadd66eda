package dev.baseline.server.builds;

import dev.baseline.server.http.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The series of a configuration of which one is shown: by kind, then job, then metric. */
final class SeriesChoice {

  private final List<Series> all;
  private final String kind;
  private final String job;
  private final String metric;

  SeriesChoice(List<Series> all, Query query) {
    this.all = List.copyOf(all);
    kind = chosen(query, "kind", kinds(), "build");
    job = chosen(query, "job", jobs(), "");
    metric = chosen(query, "metric", metrics(), "duration");
  }

  /** The series that is shown; empty if the configuration has none. */
  Optional<Series> chosen() {
    return all.stream()
        .filter(
            series ->
                series.kind().equals(kind)
                    && series.job().equals(job)
                    && series.metric().equals(metric))
        .findFirst();
  }

  List<Choice> controls() {
    var controls = new ArrayList<Choice>();
    if (kinds().size() > 1) {
      controls.add(Choice.of("kind", "kind", kinds(), kind));
    }
    if (jobs().size() > 1) {
      controls.add(Choice.of("job", "job", jobs(), job));
    }
    if (!metrics().isEmpty()) {
      controls.add(Choice.of("metric", "metric", metrics(), metric));
    }
    return controls;
  }

  private List<String> kinds() {
    return all.stream().map(Series::kind).distinct().toList();
  }

  private List<String> jobs() {
    return all.stream()
        .filter(series -> series.kind().equals(kind))
        .map(Series::job)
        .distinct()
        .toList();
  }

  private List<String> metrics() {
    return all.stream()
        .filter(series -> series.kind().equals(kind) && series.job().equals(job))
        .map(Series::metric)
        .distinct()
        .toList();
  }

  /** What the address asks for, else the usual one, else the first: a change of kind may end it. */
  private static String chosen(
      Query query, String name, List<String> known, String usual) {
    return query
        .text(name)
        .filter(known::contains)
        .or(() -> Optional.of(usual).filter(known::contains))
        .or(() -> known.stream().findFirst())
        .orElse(usual);
  }
}
