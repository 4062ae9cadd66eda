package dev.baseline.reports.shape;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A shape that the schema describes once, under a name, however often it stands in the document.
 *
 * @param name the name, unique among the schema's definitions
 * @param shape the shape itself
 */
public record Defined<T>(String name, Shape<T> shape) implements Shape<T> {

  @Override
  public @Nullable T read(Reading reading) {
    return shape.read(reading);
  }

  @Override
  public void write(T value, JsonGenerator out) {
    shape.write(value, out);
  }

  @Override
  public void describe(JsonGenerator schema) {
    schema.writeStringProperty("$ref", "#/$defs/" + name);
  }

  /** Writes the definition into the object that is open. */
  public void define(JsonGenerator schema) {
    schema.writeName(name);
    schema.writeStartObject();
    shape.describe(schema);
    schema.writeEndObject();
  }
}
