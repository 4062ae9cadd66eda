package dev.baseline.server.builds;

import dev.baseline.reports.JobStatus;
import dev.baseline.server.pages.Mark;
import dev.baseline.server.pages.Numbers;
import dev.baseline.server.pages.Sparkline;
import dev.baseline.server.projects.Project;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The way in which the lanes of a project become rows, columns and lines. */
final class MatrixLayout {

  /** Without a job for so long before the project's newest, a lane is stale. */
  static final Duration STALE_AFTER = Duration.ofDays(14);

  private static final List<JobStatus> BY_URGENCY =
      List.of(
          JobStatus.FAIL,
          JobStatus.ERROR,
          JobStatus.TIMEOUT,
          JobStatus.CANCELLED,
          JobStatus.SKIPPED,
          JobStatus.QUEUED,
          JobStatus.RUNNING,
          JobStatus.PASS);
  private static final Mark SLOWER = new Mark("▲", "slower", "slower");
  private static final Mark FASTER = new Mark("▼", "faster", "faster");

  private final Project project;
  private final MatrixQuery query;
  private final List<Lane> lanes;
  private final String rowAxis;
  private final String columnAxis;
  private final List<String> naming;
  private final boolean hasSeveralJobs;
  private final Instant staleBefore;

  MatrixLayout(Project project, MatrixQuery query, List<Lane> lanes) {
    this.project = project;
    this.query = query;
    this.lanes = List.copyOf(lanes);
    var varying = varyingAxes(lanes);
    String columnsAsked = query.columns().orElse("");
    rowAxis = query.rows().orElseGet(() -> first(varying, "vm", columnsAsked));
    columnAxis = query.columns().orElseGet(() -> first(varying, "os", rowAxis));
    naming =
        varying.stream()
            .filter(axis -> !axis.equals(rowAxis) && !axis.equals(columnAxis))
            .sorted()
            .toList();
    hasSeveralJobs = lanes.stream().map(Lane::job).distinct().count() > 1;
    staleBefore =
        lanes.stream()
            .flatMap(lane -> lane.last().stream())
            .map(Lane.Last::at)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH.plus(STALE_AFTER))
            .minus(STALE_AFTER);
  }

  String rowAxis() {
    return rowAxis;
  }

  /** The axis of the columns; empty if there is none. */
  String columnAxis() {
    return columnAxis.equals(MatrixQuery.NONE) ? "" : columnAxis;
  }

  List<String> columns() {
    return columnAxis().isEmpty() ? List.of("") : values(columnAxis);
  }

  List<Matrix.Row> rows() {
    return values(rowAxis).stream().map(this::row).toList();
  }

  /** How many lanes have which status, what needs a look first, and how many changed clearly. */
  static List<Matrix.Count> counts(List<Lane> lanes) {
    var counts = new ArrayList<Matrix.Count>();
    for (JobStatus status : BY_URGENCY) {
      count(
          counts,
          Mark.ofStatus(status.token()),
          lanes.stream()
              .flatMap(lane -> lane.last().stream())
              .filter(last -> last.status().equals(status.token())));
    }
    for (Mark mark : List.of(SLOWER, FASTER)) {
      count(
          counts,
          mark,
          lanes.stream()
              .flatMap(lane -> lane.change().stream())
              .filter(change -> change.isTime() && change.style().equals(mark.style())));
    }
    return counts;
  }

  private static void count(List<Matrix.Count> counts, Mark mark, Stream<?> alike) {
    long number = alike.count();
    if (number > 0) {
      counts.add(new Matrix.Count(mark, number));
    }
  }

  private Matrix.Row row(String value) {
    var byColumn =
        lanes.stream()
            .filter(lane -> value(lane, rowAxis).equals(value))
            .collect(Collectors.groupingBy(lane -> value(lane, columnAxis())));
    return new Matrix.Row(
        value,
        columns().stream()
            .map(column -> byColumn.getOrDefault(column, List.of()))
            .map(
                cell ->
                    new Matrix.Cell(
                        cell.stream()
                            .map(this::line)
                            .sorted(Comparator.comparing(Matrix.Line::name))
                            .toList()))
            .toList());
  }

  private Matrix.Line line(Lane lane) {
    return new Matrix.Line(
        query.configurationPath(project, lane, hasSeveralJobs),
        name(lane),
        lane.last().map(last -> Mark.ofStatus(last.status())).orElse(Mark.ofStatus("not run")),
        lane.last().map(last -> project.path() + "/jobs/" + last.jobId()).orElse(""),
        lane.last().map(Lane.Last::at),
        lane.last().map(last -> last.at().isBefore(staleBefore)).orElse(true),
        lane.median().map(median -> Numbers.figure(median, lane.unit())),
        lane.change(),
        Sparkline.of(lane.recent(), lane.unit()));
  }

  private String name(Lane lane) {
    var parts = new ArrayList<String>();
    naming.forEach(axis -> parts.add(value(lane, axis)));
    if (hasSeveralJobs) {
      parts.add(lane.job());
    }
    parts.removeIf(String::isEmpty);
    return String.join(" ", parts);
  }

  private List<String> values(String axis) {
    var values = new TreeSet<String>();
    lanes.forEach(lane -> values.add(value(lane, axis)));
    return List.copyOf(values);
  }

  /** The value that a lane has on an axis; empty if its configuration has no such axis. */
  private static String value(Lane lane, String axis) {
    return Optional.ofNullable(lane.axes().get(axis)).orElse("");
  }

  /** The axes that have several values, those with the most first. */
  private static List<String> varyingAxes(List<Lane> lanes) {
    return numberOfValues(lanes.stream().map(Lane::axes).toList()).entrySet().stream()
        .filter(entry -> entry.getValue() > 1)
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static SortedMap<String, Integer> numberOfValues(
      List<SortedMap<String, String>> configurations) {
    var values = new TreeMap<String, TreeSet<String>>();
    for (var axes : configurations) {
      axes.forEach((axis, value) -> values.computeIfAbsent(axis, _ -> new TreeSet<>()).add(value));
    }
    var numbers = new TreeMap<String, Integer>();
    values.forEach(
        (axis, distinct) -> {
          boolean isEverywhere = configurations.stream().allMatch(axes -> axes.containsKey(axis));
          numbers.put(axis, distinct.size() + (isEverywhere ? 0 : 1));
        });
    return numbers;
  }

  /** The axis that people think in if it varies, else the one that varies most. */
  private static String first(List<String> axes, String usual, String taken) {
    return Stream.concat(axes.stream().filter(usual::equals), axes.stream())
        .filter(axis -> !axis.equals(taken))
        .findFirst()
        .orElse(MatrixQuery.NONE);
  }
}
