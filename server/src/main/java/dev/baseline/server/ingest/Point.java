package dev.baseline.server.ingest;

import dev.baseline.reports.Direction;

/**
 * A value that a job adds to the series of a metric.
 *
 * @param metric the metric's name
 * @param unit the unit of the value
 * @param direction which way it gets better
 * @param value the value
 */
record Point(String metric, String unit, Direction direction, double value) {}
