package dev.baseline.reports.shape;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A finite number, read as an IEEE 754 double. */
public record NumberShape() implements Shape<Double> {

  @Override
  public @Nullable Double read(Reading reading) {
    return reading.isA(Kind.NUMBER) ? finite(reading) : null;
  }

  /** The number that the parser stands at; null if it is refused because it is not finite. */
  static @Nullable Double finite(Reading reading) {
    double value = reading.parser().getDoubleValue();
    if (Double.isFinite(value)) {
      return value;
    }
    reading.refuse(
        "must be a finite number, but is " + Pointers.shown(reading.parser().getString()),
        "write a number between -1.7e308 and 1.7e308, or leave out what could not be measured");
    return null;
  }

  /**
   * @throws IllegalArgumentException if the value is not finite: JSON has no such number
   */
  @Override
  public void write(Double value, JsonGenerator out) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Not a finite number: " + value);
    }
    out.writeNumber(value.doubleValue());
  }

  @Override
  public void describe(JsonGenerator schema) {
    schema.writeStringProperty("type", "number");
  }
}
