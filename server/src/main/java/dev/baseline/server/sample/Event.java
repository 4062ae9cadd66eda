package dev.baseline.server.sample;

import java.util.Map;
import java.util.function.Predicate;

/**
 * A change of level that the sample holds on purpose.
 *
 * @param commit the index of the first commit that is affected
 * @param where the affected cells
 * @param steps what the durations of steps are multiplied by
 * @param measurements what measurements are multiplied by
 */
record Event(
    int commit,
    Predicate<Cell> where,
    Map<String, Double> steps,
    Map<String, Double> measurements) {

  double stepFactor(Cell cell, int at, String step) {
    return holds(cell, at) ? steps.getOrDefault(step, 1.0) : 1.0;
  }

  double measurementFactor(Cell cell, int at, String metric) {
    return holds(cell, at) ? measurements.getOrDefault(metric, 1.0) : 1.0;
  }

  private boolean holds(Cell cell, int at) {
    return at >= commit && where.test(cell);
  }
}
