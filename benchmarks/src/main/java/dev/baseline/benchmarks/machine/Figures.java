package dev.baseline.benchmarks.machine;

import java.util.ArrayList;
import java.util.List;

/** One thing measured several times. */
public final class Figures {

  private final List<Double> values = new ArrayList<>();

  /** Adds a figure. */
  public void add(double value) {
    values.add(value);
  }

  /** The figure in the middle. */
  public double median() {
    return percentile(0.5);
  }

  /**
   * The smallest figure that is at least as large as a part of all of them (nearest rank).
   *
   * @param part 0 to 1
   * @throws IllegalStateException if nothing was measured
   */
  public double percentile(double part) {
    if (values.isEmpty()) {
      throw new IllegalStateException("Nothing was measured.");
    }
    var sorted = values.stream().sorted().toList();
    int rank = (int) Math.ceil(part * sorted.size());
    return sorted.get(Math.clamp(rank - 1, 0, sorted.size() - 1));
  }
}
