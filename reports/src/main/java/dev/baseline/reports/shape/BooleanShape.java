package dev.baseline.reports.shape;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** True or false. */
public record BooleanShape() implements Shape<Boolean> {

  @Override
  public @Nullable Boolean read(Reading reading) {
    return reading.isA(Kind.BOOLEAN) ? reading.parser().getBooleanValue() : null;
  }

  @Override
  public void write(Boolean value, JsonGenerator out) {
    out.writeBoolean(value);
  }

  @Override
  public void describe(JsonGenerator schema) {
    schema.writeStringProperty("type", "boolean");
  }
}
