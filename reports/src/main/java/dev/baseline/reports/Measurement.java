package dev.baseline.reports;

/**
 * A value with a unit.
 *
 * @param metric what was measured, 1 to 200 characters: {@code size/racket}
 * @param value a finite number
 * @param unit the unit of the value in the symbols of the SI and IEC: {@code s}, {@code B}, {@code
 *     1/s}; {@code 1} for a count or ratio
 * @param direction which way it gets better
 */
public record Measurement(String metric, double value, String unit, Direction direction) {}
