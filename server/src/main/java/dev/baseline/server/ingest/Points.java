package dev.baseline.server.ingest;

import dev.baseline.reports.DerivedMetrics;
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

  private Points() {}

  /** One point a metric. */
  static List<Point> of(Report report) {
    var points = new ArrayList<Point>();
    if (report.job().status() == JobStatus.PASS) {
      points.addAll(derived(report));
    }
    for (Measurement measured : report.measurements()) {
      points.add(
          new Point(measured.metric(), measured.unit(), measured.direction(), measured.value()));
    }
    return List.copyOf(points);
  }

  private static List<Point> derived(Report report) {
    var points = new ArrayList<Point>();
    report.job().duration().ifPresent(time -> points.add(seconds(DerivedMetrics.DURATION, time)));
    report
        .job()
        .queueTime()
        .ifPresent(time -> points.add(seconds(DerivedMetrics.QUEUE_TIME, time)));
    List<Step> steps = report.steps().stream().filter(Step::isOutermost).toList();
    cpuTime(steps).ifPresent(time -> points.add(seconds(DerivedMetrics.CPU_TIME, time)));
    report.steps().stream()
        .flatMapToLong(step -> step.peakMemory().stream())
        .max()
        .ifPresent(
            bytes ->
                points.add(new Point(DerivedMetrics.PEAK_MEMORY, "B", Direction.LOWER, bytes)));
    steps(steps)
        .forEach((name, time) -> points.add(seconds(DerivedMetrics.STEP_PREFIX + name, time)));
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
