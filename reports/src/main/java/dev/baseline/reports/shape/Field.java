package dev.baseline.reports.shape;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * One field of an object.
 *
 * @param <T> the record that the object stands for
 * @param <W> what is written
 * @param <V> what the record holds: the same, or an {@code Optional} of it
 * @param index its place among the object's fields
 * @param name its name in JSON
 * @param description one sentence for the schema
 * @param absent what the record holds if the field is absent; null if the field is required
 * @param defaultValue what absence means, for the schema; null if it means that nothing is known
 * @param present what the record holds if this is written
 * @param written what to write for this record, if anything
 */
public record Field<T, W, V>(
    int index,
    String name,
    String description,
    Shape<W> shape,
    @Nullable V absent,
    @Nullable W defaultValue,
    Function<W, V> present,
    Function<T, Optional<W>> written) {

  boolean isRequired() {
    return absent == null;
  }

  @Nullable V read(Reading reading) {
    W value = shape.read(reading);
    return value == null ? null : present.apply(value);
  }

  void write(T owner, JsonGenerator out) {
    written
        .apply(owner)
        .ifPresent(
            value -> {
              out.writeName(name);
              shape.write(value, out);
            });
  }

  void describe(JsonGenerator schema) {
    schema.writeName(name);
    schema.writeStartObject();
    schema.writeStringProperty("description", description);
    shape.describe(schema);
    if (defaultValue != null) {
      schema.writeName("default");
      shape.write(defaultValue, schema);
    }
    schema.writeEndObject();
  }
}
