package dev.baseline.server.ingest;

import dev.baseline.reports.Direction;
import dev.baseline.reports.JobStatus;
import dev.baseline.reports.Measurement;
import dev.baseline.reports.Report;
import dev.baseline.reports.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The points that a report adds to series: what it measured, and how long its job, its queue and
 * its outermost steps took. A job that did not pass adds only what it measured itself, for a build
 * that broke half way is no fast build.
 */
final class Points {

  /** Seconds from start to end of a job that passed. */
  static final String DURATION = "duration";

  /** Seconds from being asked for to start. */
  static final String QUEUE_TIME = "queue-time";

  /** Processor seconds, user and system, of all outermost steps. */
  static final String CPU_TIME = "cpu-time";

  /** Bytes, the most that any step's process tree held at a time. */
  static final String PEAK_MEMORY = "peak-memory";

  /** Put before a step's name: the seconds that it took. */
  static final String STEP_PREFIX = "step/";

  private Points() {}

  /** One point a metric; what the report measured wins over what is derived. */
  static List<Point> of(Report report) {
    var points = new LinkedHashMap<String, Point>();
    if (report.job().status() == JobStatus.PASS) {
      derived(report).forEach(point -> points.put(point.metric(), point));
    }
    for (Measurement measured : report.measurements()) {
      points.put(
          measured.metric(),
          new Point(measured.metric(), measured.unit(), measured.direction(), measured.value()));
    }
    return List.copyOf(points.values());
  }

  private static List<Point> derived(Report report) {
    var points = new ArrayList<Point>();
    report.job().duration().ifPresent(time -> points.add(seconds(DURATION, time)));
    report.job().queueTime().ifPresent(time -> points.add(seconds(QUEUE_TIME, time)));
    List<Step> steps = report.steps().stream().filter(Step::isOutermost).toList();
    cpuTime(steps).ifPresent(time -> points.add(seconds(CPU_TIME, time)));
    report.steps().stream()
        .flatMapToLong(step -> step.peakMemory().stream())
        .max()
        .ifPresent(bytes -> points.add(new Point(PEAK_MEMORY, "B", Direction.LOWER, bytes)));
    steps(steps).forEach((name, time) -> points.add(seconds(STEP_PREFIX + name, time)));
    return points;
  }

  /** Steps of one name are one metric: their times add up. */
  private static Map<String, Duration> steps(List<Step> steps) {
    var times = new LinkedHashMap<String, Duration>();
    for (Step step : steps) {
      times.merge(step.name(), step.duration(), Duration::plus);
    }
    return times;
  }

  /** Empty unless every step says what it used: a sum with gaps would look like an improvement. */
  private static Optional<Duration> cpuTime(List<Step> steps) {
    Duration sum = Duration.ZERO;
    for (Step step : steps) {
      if (step.userTime().isEmpty() || step.systemTime().isEmpty()) {
        return Optional.empty();
      }
      sum = sum.plus(step.userTime().get()).plus(step.systemTime().get());
    }
    return steps.isEmpty() ? Optional.empty() : Optional.of(sum);
  }

  private static Point seconds(String metric, Duration time) {
    return new Point(metric, "s", Direction.LOWER, time.toNanos() / 1e9);
  }
}
