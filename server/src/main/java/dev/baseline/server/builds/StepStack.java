package dev.baseline.server.builds;

import dev.baseline.server.pages.Axis;
import dev.baseline.server.pages.StackChart;
import java.util.List;
import java.util.Optional;

/** The steps of a history's jobs, one upon the other. */
final class StepStack {

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
   * @param steps the steps, the first to run first
   */
  Optional<StackChart> chart(List<HistoryStore.StepTimes> steps) {
    return jobs.isEmpty() || steps.isEmpty()
        ? Optional.empty()
        : Optional.of(StackChart.of(x, places, steps.stream().map(this::part).toList(), "s"));
  }

  private StackChart.Part part(HistoryStore.StepTimes step) {
    return new StackChart.Part(
        step.name().isEmpty() ? "other steps" : step.name(),
        jobs.stream().mapToDouble(job -> step.values().getOrDefault(job.jobId(), 0.0)).toArray());
  }
}
