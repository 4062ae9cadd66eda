package dev.baseline.reports;

import static dev.baseline.reports.ReportValues.METRIC;
import static dev.baseline.reports.ReportValues.UNIT;

import dev.baseline.reports.shape.ChoiceShape;
import dev.baseline.reports.shape.ListShape;
import dev.baseline.reports.shape.NumberShape;
import dev.baseline.reports.shape.ObjectShape;
import dev.baseline.reports.shape.Shape;
import java.util.HashSet;
import java.util.List;

/** The form of a report's measurements. */
final class MeasurementShape {

  private static final Shape<Measurement> MEASUREMENT =
      ObjectShape.of(
          measurement -> {
            var metric =
                measurement.required(
                    "metric",
                    "What was measured, once a report: size/racket.",
                    METRIC,
                    Measurement::metric);
            var value =
                measurement.required(
                    "value", "The value, a finite number.", new NumberShape(), Measurement::value);
            var unit =
                measurement.defaulted(
                    "unit",
                    "The value's unit in the symbols of SI and IEC: s, B, 1/s; 1 for a count.",
                    UNIT,
                    "1",
                    Measurement::unit);
            var direction =
                measurement.defaulted(
                    "direction",
                    "Which way the value gets better.",
                    ChoiceShape.of(
                        Direction.values(),
                        Direction::token,
                        "write \"lower\" for a time or a size, \"higher\" for a throughput"),
                    Direction.LOWER,
                    Measurement::direction);
            return values ->
                new Measurement(
                    values.get(metric), values.get(value), values.get(unit), values.get(direction));
          });

  static final Shape<List<Measurement>> MEASUREMENTS =
      ListShape.of(
          MEASUREMENT,
          Report.MAX_MEASUREMENTS,
          "Every metric at most once.",
          () -> {
            var metrics = new HashSet<String>();
            return (measurement, reading) -> {
              if (metrics.add(measurement.metric())) {
                return true;
              }
              reading.refuse(
                  "metric",
                  "must be measured once, but an earlier measurement has this metric",
                  "send one value, such as the median, or give each its own name");
              return false;
            };
          });

  private MeasurementShape() {}
}
