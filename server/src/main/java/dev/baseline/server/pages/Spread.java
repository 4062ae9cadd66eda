package dev.baseline.server.pages;

import java.util.Arrays;
import java.util.Optional;

/**
 * The level and spread of values. Quantiles are interpolated linearly between order statistics
 * (type 7 of Hyndman and Fan, "Sample quantiles in statistical packages", 1996).
 *
 * @param minimum the least value
 * @param lower the lower quartile
 * @param median the median
 * @param upper the upper quartile
 * @param maximum the greatest value
 */
public record Spread(double minimum, double lower, double median, double upper, double maximum) {

  /** The spread of {@code values}; empty if there are none. */
  public static Optional<Spread> of(double... values) {
    if (values.length == 0) {
      return Optional.empty();
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return Optional.of(
        new Spread(
            sorted[0],
            quantile(sorted, 0.25),
            quantile(sorted, 0.5),
            quantile(sorted, 0.75),
            sorted[sorted.length - 1]));
  }

  /** Whether {@code value} lies outside all of the values. */
  public boolean excludes(double value) {
    return value < minimum || value > maximum;
  }

  private static double quantile(double[] sorted, double part) {
    double place = part * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
