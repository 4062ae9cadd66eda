package dev.baseline.server.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A graph of a series: its points small, outliers hollow, the level of each segment strong, the
 * quartiles as a band, and the jobs without a value as crosses at the foot. The server draws it as
 * SVG; with a script, uPlot draws the same in its place.
 *
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param unit the unit of the values
 * @param points the points from left to right
 * @param crosses where jobs without a value are
 * @param segments the segments from left to right, each with one level, at least one
 */
public record HistoryChart(
    Axis x, Axis y, String unit, List<Point> points, List<Cross> crosses, List<Segment> segments) {

  /** The height of the graph in pixels. */
  public static final int HEIGHT = 280;

  private static final int UNITS = 1_000;

  /**
   * A part of the history in which the series had one level.
   *
   * @param from where it begins on the horizontal axis
   * @param to where it ends
   * @param level the level and spread of its points
   */
  public record Segment(double from, double to, Spread level) {}

  /**
   * A point.
   *
   * @param x where it is on the horizontal axis
   * @param value where it is drawn on the vertical axis: its value, or the edge that it lies beyond
   * @param path the page of its job
   * @param words what is said of it: value, distance, commit, title, author, time, environment
   * @param at when its job started, in RFC 3339
   * @param isOutlier whether it lies far outside the band
   */
  public record Point(
      double x, double value, String path, List<String> words, String at, boolean isOutlier) {}

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
    segments = List.copyOf(segments);
  }

  /** How far from the top a value is, in pixels. */
  public String top(double value) {
    return Svg.at(pixels(value));
  }

  /** How far from the left a place is, as a percentage. */
  public String left(double place) {
    return Svg.percent(x.part(place));
  }

  /** How wide a segment is, as a percentage. */
  public String width(Segment segment) {
    return Svg.percent(x.part(segment.to()) - x.part(segment.from()));
  }

  /** The height of a segment's band between the quartiles, in pixels, at least one. */
  public String bandHeight(Spread level) {
    return Svg.at(Math.max(pixels(level.lower()) - pixels(level.upper()), 1));
  }

  /** The level of the last segment: what the newest points are held against. */
  public Spread level() {
    return segments.getLast().level();
  }

  /** The points far outside the band. */
  public List<Point> outliers() {
    return points.stream().filter(Point::isOutlier).toList();
  }

  /** The points as the data of an SVG path 1000 units wide: a dot is a line without length. */
  public String dots() {
    var path = new StringBuilder(points.size() * 16);
    for (var point : points) {
      if (!point.isOutlier()) {
        path.append('M')
            .append(Svg.at(x.part(point.x()) * UNITS))
            .append(' ')
            .append(top(point.value()))
            .append("h0");
      }
    }
    return path.toString();
  }

  /** The graph in words. */
  public String label() {
    return points.size()
        + (points.size() == 1 ? " point, baseline " : " points, baseline ")
        + Numbers.figure(level().median(), unit)
        + ", band from "
        + Numbers.figure(level().lower(), unit)
        + " to "
        + Numbers.figure(level().upper(), unit)
        + (crosses.isEmpty() ? "" : "; " + crosses.size() + " jobs without a value");
  }

  /** What the script draws. */
  public JsonBlock json() {
    return JsonBlock.of(
        Map.of(
            "points", points,
            "crosses", crosses,
            "range", List.of(x.from(), x.to(), y.from(), y.to()),
            "ticks", y.ticks().stream().map(Axis.Tick::value).toList(),
            "segments", segments));
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
