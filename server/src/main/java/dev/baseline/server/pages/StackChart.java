package dev.baseline.server.pages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A graph of parts of a whole, one upon the other, on the same horizontal axis as the history above
 * it.
 *
 * @param x the horizontal axis
 * @param y the vertical axis, from zero
 * @param layers the parts, the lowest first
 */
public record StackChart(Axis x, Axis y, List<Layer> layers) {

  /** The height of the graph in pixels. */
  public static final int HEIGHT = 140;

  /** How many parts have a colour of their own. */
  public static final int COLOURS = 7;

  private static final int UNITS = 1_000;
  private static final int LABEL_HEIGHT = 15;

  /**
   * A part.
   *
   * @param name what it is called
   * @param path its area, as the data of an SVG path 1000 units wide
   * @param colour its place in the order of colours
   * @param labelTop how far from the top its label is, in pixels
   * @param median the median of its values
   */
  public record Layer(String name, String path, int colour, String labelTop, String median) {}

  /**
   * A part before it is drawn.
   *
   * @param name what it is called
   * @param values a value for each place, none below zero
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers by the thousand; nobody compares parts
  public record Part(String name, double[] values) {}

  /** The graph of {@code parts} at {@code places}, which ascend and are at least one. */
  public static StackChart of(Axis x, double[] places, List<Part> parts, String unit) {
    double[] sum = new double[places.length];
    var tops = new ArrayList<double[]>();
    for (var part : parts) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += part.values()[i];
      }
      tops.add(sum.clone());
    }
    double most = 0;
    for (double value : sum) {
      most = Math.max(most, value);
    }
    var y = Axis.ofValues(0, Math.max(most, 1e-9), unit, true);
    var labels = labelTops(y, tops);
    var layers = new ArrayList<Layer>();
    for (int i = 0; i < parts.size(); i++) {
      double[] below = i == 0 ? new double[places.length] : tops.get(i - 1);
      var median = Spread.of(parts.get(i).values()).map(Spread::median).orElse(0.0);
      layers.add(
          new Layer(
              parts.get(i).name(),
              area(x, y, places, below, tops.get(i)),
              i % COLOURS,
              Svg.at(labels.get(i)),
              Numbers.figure(median, unit).toString()));
    }
    return new StackChart(x, y, layers);
  }

  /** How far from the top a value is, in pixels. */
  public String top(double value) {
    return Svg.at((1 - y.part(value)) * HEIGHT);
  }

  /** Beside the end of each part, pushed apart so that none covers another. */
  private static List<Double> labelTops(Axis y, List<double[]> tops) {
    var labels = new ArrayList<Double>();
    double below = 0;
    double last = HEIGHT + LABEL_HEIGHT / 2.0 - 1;
    for (double[] top : tops) {
      double end = top[top.length - 1];
      double middle = (1 - y.part((below + end) / 2)) * HEIGHT + 4;
      last = Math.min(middle, last - LABEL_HEIGHT);
      labels.add(last);
      below = end;
    }
    double over = labels.isEmpty() ? 0 : Math.max(11 - Collections.min(labels), 0);
    labels.replaceAll(label -> label + over);
    return labels;
  }

  private static String area(Axis x, Axis y, double[] places, double[] below, double[] above) {
    var path = new StringBuilder(places.length * 24);
    path.append('M').append(Svg.at(0)).append(' ').append(at(y, above[0]));
    for (int i = 0; i < places.length; i++) {
      path.append('L')
          .append(Svg.at(x.part(places[i]) * UNITS))
          .append(' ')
          .append(at(y, above[i]));
    }
    path.append("H").append(UNITS).append('V').append(at(y, below[below.length - 1]));
    for (int i = places.length - 1; i >= 0; i--) {
      path.append('L')
          .append(Svg.at(x.part(places[i]) * UNITS))
          .append(' ')
          .append(at(y, below[i]));
    }
    return path.append('L')
        .append(Svg.at(0))
        .append(' ')
        .append(at(y, below[0]))
        .append('Z')
        .toString();
  }

  private static String at(Axis y, double value) {
    return Svg.at((1 - y.part(value)) * HEIGHT);
  }
}
