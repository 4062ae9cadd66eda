package dev.baseline.server.pages;

import java.util.Optional;

/**
 * A small graph of a series: its values as a line, their median as a thinner one.
 *
 * @param path the line, as the data of an SVG path
 * @param baseline the height of the median
 * @param lastX where the last value is
 * @param lastY how high the last value is
 * @param label the graph in words
 */
public record Sparkline(String path, String baseline, String lastX, String lastY, String label) {

  /** The width of the graph in pixels. */
  public static final int WIDTH = 80;

  /** The height of the graph in pixels. */
  public static final int HEIGHT = 20;

  private static final double MARGIN = 2.5;

  /** What part of the median the height stands for at least, so that calm series look calm. */
  private static final double LEAST_RANGE = 0.1;

  /** The graph of {@code values}, oldest first; empty if there are none. */
  public static Optional<Sparkline> of(double[] values, String unit) {
    return Spread.of(values).map(spread -> draw(values, spread, unit));
  }

  private static Sparkline draw(double[] values, Spread spread, String unit) {
    double least = Math.abs(spread.median()) * LEAST_RANGE;
    double range = Math.max(spread.maximum() - spread.minimum(), least);
    double middle =
        clamp(
            (spread.maximum() + spread.minimum()) / 2,
            spread.median() - range / 2,
            spread.median() + range / 2);
    double scale = range == 0 ? 0 : (HEIGHT - 2 * MARGIN) / range;
    var path = new StringBuilder();
    double x = MARGIN;
    double y = HEIGHT / 2.0;
    for (int i = 0; i < values.length; i++) {
      x = x(i, values.length);
      y = HEIGHT / 2.0 - (values[i] - middle) * scale;
      path.append(i == 0 ? 'M' : 'L').append(Svg.at(x)).append(' ').append(Svg.at(y));
    }
    String label =
        values.length
            + (values.length == 1 ? " point, " : " points, median ")
            + Numbers.figure(spread.median(), unit)
            + ", from "
            + Numbers.figure(spread.minimum(), unit)
            + " to "
            + Numbers.figure(spread.maximum(), unit);
    return new Sparkline(
        path.toString(),
        Svg.at(HEIGHT / 2.0 - (spread.median() - middle) * scale),
        Svg.at(x),
        Svg.at(y),
        label);
  }

  /** The last value stands at the right; fewer values take as much room each. */
  private static double x(int index, int count) {
    double step = (WIDTH - 2 * MARGIN) / Math.max(count - 1, 29);
    return WIDTH - MARGIN - (count - 1 - index) * step;
  }

  private static double clamp(double value, double low, double high) {
    return Math.clamp(value, low, high);
  }
}
