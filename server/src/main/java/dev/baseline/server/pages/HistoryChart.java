package dev.baseline.server.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A graph of a series: its points small, the level of the points strong, the quartiles as a band,
 * and the jobs without a value as crosses at the foot. The server draws it as SVG; with a script,
 * uPlot draws the same over it.
 *
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param unit the unit of the values
 * @param points the points from left to right
 * @param crosses where jobs without a value are
 * @param level the level and spread of the points
 */
public record HistoryChart(
    Axis x, Axis y, String unit, List<Point> points, List<Cross> crosses, Spread level) {

  /** The height of the graph in pixels. */
  public static final int HEIGHT = 280;

  private static final int UNITS = 1_000;

  /**
   * A point.
   *
   * @param x where it is on the horizontal axis
   * @param value where it is on the vertical axis
   * @param path the page of its job
   * @param words what is said of it: commit, title, author, value, distance, environment
   * @param at when its job started, in RFC 3339
   */
  public record Point(double x, double value, String path, List<String> words, String at) {}

  /**
   * A job without a value.
   *
   * @param x where it is on the horizontal axis
   * @param path the page of the job
   * @param words what is said of it
   */
  public record Cross(double x, String path, String words) {}

  public HistoryChart {
    points = List.copyOf(points);
    crosses = List.copyOf(crosses);
  }

  /** How far from the top a value is, in pixels. */
  public String top(double value) {
    return Svg.at(pixels(value));
  }

  /** How far from the left a place is, as a percentage. */
  public String left(double place) {
    return Svg.percent(x.part(place));
  }

  /** The height of the band between the quartiles, in pixels, at least one. */
  public String bandHeight() {
    return Svg.at(Math.max(pixels(level.lower()) - pixels(level.upper()), 1));
  }

  /** The points as the data of an SVG path 1000 units wide: a dot is a line without length. */
  public String dots() {
    var path = new StringBuilder(points.size() * 16);
    for (var point : points) {
      path.append('M')
          .append(Svg.at(x.part(point.x()) * UNITS))
          .append(' ')
          .append(top(point.value()))
          .append("h0");
    }
    return path.toString();
  }

  /** The graph in words. */
  public String label() {
    return points.size()
        + (points.size() == 1 ? " point, median " : " points, median ")
        + Numbers.figure(level.median(), unit)
        + ", half of them from "
        + Numbers.figure(level.lower(), unit)
        + " to "
        + Numbers.figure(level.upper(), unit)
        + (crosses.isEmpty() ? "" : "; " + crosses.size() + " jobs without a value");
  }

  /** What the script draws. */
  public JsonBlock json() {
    return JsonBlock.of(
        Map.of(
            "x", points.stream().map(Point::x).toList(),
            "y", points.stream().map(Point::value).toList(),
            "points", points,
            "crosses", crosses,
            "range", List.of(x.from(), x.to(), y.from(), y.to()),
            "ticks", y.ticks().stream().map(Axis.Tick::value).toList(),
            "level", List.of(level.lower(), level.median(), level.upper())));
  }

  /** The axis' labels that have room: none closer than 16 pixels to the one before. */
  public List<Axis.Tick> labels() {
    var labels = new ArrayList<Axis.Tick>();
    Optional<Double> before = Optional.empty();
    for (var tick : y.ticks()) {
      double place = pixels(tick.value());
      if (before.isEmpty() || before.get() - place >= 16) {
        labels.add(tick);
        before = Optional.of(place);
      }
    }
    return labels;
  }

  private double pixels(double value) {
    return (1 - y.part(value)) * HEIGHT;
  }
}
