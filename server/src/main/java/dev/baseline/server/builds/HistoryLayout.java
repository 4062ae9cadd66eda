package dev.baseline.server.builds;

import dev.baseline.server.pages.Axis;
import dev.baseline.server.pages.Change;
import dev.baseline.server.pages.HistoryChart;
import dev.baseline.server.pages.Mark;
import dev.baseline.server.pages.Numbers;
import dev.baseline.server.pages.Spread;
import dev.baseline.server.pages.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** The way in which the jobs of a configuration become a graph and a table. */
final class HistoryLayout {

  static final int PAGE = 50;

  /** A point so many times the band's height outside it stands at the edge of the graph. */
  private static final double FAR_OUT = 4;

  private final String jobPath;
  private final HistoryQuery query;
  private final Series series;
  private final List<Observation> jobs;
  private final Map<Long, Double> placeOfCommit = new HashMap<>();
  private final Axis x;
  private final EnvironmentLane environments;
  private final Optional<Spread> level;

  /**
   * @param jobPath what stands before a job's key in the path of its page
   * @param query what is asked for
   * @param series the series that is shown
   * @param points its points
   * @param failures the jobs without a value
   * @param environments attributes by the environment's key
   */
  HistoryLayout(
      String jobPath,
      HistoryQuery query,
      Series series,
      List<Observation> points,
      List<Observation> failures,
      Map<Long, SortedMap<String, String>> environments) {
    this.jobPath = jobPath;
    this.query = query;
    this.series = series;
    jobs =
        Stream.concat(points.stream(), failures.stream())
            .sorted(Comparator.comparing(Observation::at).thenComparingLong(Observation::jobId))
            .toList();
    x = horizontal();
    var ordered = jobs.stream().sorted(Comparator.comparingDouble(this::place)).toList();
    this.environments =
        new EnvironmentLane(ordered, ordered.stream().map(this::place).toList(), environments);
    level =
        Spread.of(
            points.stream().flatMap(job -> job.value().stream()).mapToDouble(v -> v).toArray());
  }

  Axis x() {
    return x;
  }

  EnvironmentLane environments() {
    return environments;
  }

  /** The jobs with a value from left to right. */
  List<Observation> points() {
    return jobs.stream()
        .filter(job -> job.value().isPresent())
        .sorted(Comparator.comparingDouble(this::place))
        .toList();
  }

  /** Where a job is on the horizontal axis. */
  double place(Observation job) {
    return query.isByTime()
        ? job.at().getEpochSecond()
        : placeOfCommit.getOrDefault(job.commit().id(), 0.0);
  }

  Optional<History.Summary> summary() {
    var points = jobs.stream().filter(job -> job.value().isPresent()).toList();
    return level.map(
        spread -> {
          double latest = points.getLast().value().orElseThrow();
          return new History.Summary(
              points.size(),
              jobs.size() - points.size(),
              Numbers.figure(spread.median(), series.unit()),
              Numbers.figure(latest, series.unit()),
              distance(latest, spread));
        });
  }

  Optional<HistoryChart> chart() {
    return level.map(
        spread -> {
          var y = vertical(spread);
          return new HistoryChart(
              x,
              y,
              series.unit(),
              points().stream().map(job -> point(job, spread, y)).toList(),
              jobs.stream().filter(job -> job.value().isEmpty()).map(this::cross).toList(),
              List.of(new HistoryChart.Segment(x.from(), x.to(), spread)));
        });
  }

  /** How many jobs there are, with a value and without. */
  int count() {
    return jobs.size();
  }

  /** A page of the jobs, newest first. */
  List<History.Row> rows() {
    return jobs.reversed().stream()
        .skip((long) (query.page() - 1) * PAGE)
        .limit(PAGE)
        .map(
            job ->
                new History.Row(
                    Mark.ofStatus(job.status()),
                    job.at(),
                    jobPath + job.jobId(),
                    job.commit(),
                    job.value().map(value -> Numbers.figure(value, series.unit())),
                    level.flatMap(spread -> job.value().map(value -> distance(value, spread))),
                    environments.letter(job)))
        .toList();
  }

  private Axis horizontal() {
    if (query.isByTime() && !jobs.isEmpty()) {
      return Axis.ofTimes(jobs.getFirst().at(), jobs.getLast().at());
    }
    var firsts = new ArrayList<Instant>();
    for (var job : jobs) {
      if (placeOfCommit.putIfAbsent(job.commit().id(), (double) firsts.size()) == null) {
        firsts.add(job.at());
      }
    }
    return Axis.ofPlaces(firsts);
  }

  /** Of all values but the few that lie so far out that they would press the rest flat. */
  private Axis vertical(Spread spread) {
    double reach = FAR_OUT * (spread.upper() - spread.lower());
    double least = spread.lower() - reach;
    double most = spread.upper() + reach;
    double[] near =
        jobs.stream()
            .flatMap(job -> job.value().stream())
            .mapToDouble(value -> value)
            .filter(value -> reach == 0 || (value >= least && value <= most))
            .toArray();
    var shown = Spread.of(near).orElse(spread);
    return Axis.ofValues(shown.minimum(), shown.maximum(), series.unit(), query.isFromZero());
  }

  private HistoryChart.Point point(Observation job, Spread spread, Axis y) {
    double value = job.value().orElseThrow();
    var distance = distance(value, spread);
    return new HistoryChart.Point(
        place(job),
        y.within(value),
        jobPath + job.jobId(),
        List.of(
            Numbers.figure(value, series.unit()).toString(),
            distance.text(),
            job.commit().shortSha(),
            job.commit().title(),
            job.commit().author(),
            Times.minute(job.at()),
            environments.isMixed() ? "environment " + environments.letter(job) : ""),
        job.at().toString(),
        isFar(value, spread));
  }

  private HistoryChart.Cross cross(Observation job) {
    return new HistoryChart.Cross(
        place(job),
        jobPath + job.jobId(),
        Mark.ofStatus(job.status()).word()
            + " at "
            + job.commit().shortSha()
            + ", "
            + Times.minute(job.at()));
  }

  /** In colour where it lies further from the quartiles than 1.5 times their distance (Tukey). */
  private Change distance(double value, Spread spread) {
    return Change.between(
        spread.median(), value, series.direction(), series.unit(), isFar(value, spread));
  }

  private static boolean isFar(double value, Spread spread) {
    double fence = 1.5 * (spread.upper() - spread.lower());
    return value < spread.lower() - fence || value > spread.upper() + fence;
  }
}
