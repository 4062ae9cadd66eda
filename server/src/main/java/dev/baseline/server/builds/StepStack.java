package dev.baseline.server.builds;

import dev.baseline.server.pages.Axis;
import dev.baseline.server.pages.Spread;
import dev.baseline.server.pages.StackChart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps of a history's jobs, one upon the other; the smallest are one where there are many. */
final class StepStack {

  static final String PREFIX = "step/";

  private final Axis x;
  private final double[] places;
  private final List<Observation> jobs;

  /**
   * @param x the horizontal axis
   * @param layout says where a job is
   */
  StepStack(Axis x, HistoryLayout layout) {
    this.x = x;
    this.jobs = layout.points();
    this.places = jobs.stream().mapToDouble(layout::place).toArray();
  }

  /**
   * The graph; empty without steps.
   *
   * @param steps the series of the steps, the first to run first
   * @param values the values by series and job
   */
  Optional<StackChart> chart(List<Series> steps, Map<Long, Map<Long, Double>> values) {
    if (jobs.isEmpty()) {
      return Optional.empty();
    }
    var parts = new ArrayList<StackChart.Part>();
    for (var step : steps) {
      var ofStep = values.getOrDefault(step.id(), Map.of());
      double[] numbers =
          jobs.stream().mapToDouble(job -> ofStep.getOrDefault(job.jobId(), 0.0)).toArray();
      parts.add(new StackChart.Part(step.metric().substring(PREFIX.length()), numbers));
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(StackChart.of(x, places, largest(parts), "s"));
  }

  private List<StackChart.Part> largest(List<StackChart.Part> parts) {
    if (parts.size() <= StackChart.COLOURS) {
      return parts;
    }
    var large =
        new HashSet<>(
            parts.stream()
                .sorted(Comparator.comparingDouble(StepStack::median).reversed())
                .limit(StackChart.COLOURS - 1)
                .toList());
    double[] rest = new double[places.length];
    for (var part : parts) {
      for (int i = 0; i < rest.length && !large.contains(part); i++) {
        rest[i] += part.values()[i];
      }
    }
    var result = new ArrayList<>(parts.stream().filter(large::contains).toList());
    result.add(new StackChart.Part((parts.size() - large.size()) + " more steps", rest));
    return result;
  }

  private static double median(StackChart.Part part) {
    return Spread.of(part.values()).map(Spread::median).orElse(0.0);
  }
}
