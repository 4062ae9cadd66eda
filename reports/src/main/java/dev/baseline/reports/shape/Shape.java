package dev.baseline.reports.shape;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The form that a JSON value must have, and the Java value that it stands for.
 *
 * @param <T> the Java value
 */
public interface Shape<T> {

  /**
   * The value that begins at the parser's current token, which is read to its end; null if it was
   * refused, and then the reading knows why.
   */
  @Nullable T read(Reading reading);

  /** Writes a value that keeps this shape's rules. */
  void write(T value, JsonGenerator out);

  /** Writes this shape's keywords of JSON Schema into the object that is open. */
  void describe(JsonGenerator schema);

  /** The same JSON for another Java value. */
  default <U> Shape<U> as(Function<T, U> read, Function<U, T> written) {
    var inner = this;
    return new Shape<>() {
      @Override
      public @Nullable U read(Reading reading) {
        T value = inner.read(reading);
        return value == null ? null : read.apply(value);
      }

      @Override
      public void write(U value, JsonGenerator out) {
        inner.write(written.apply(value), out);
      }

      @Override
      public void describe(JsonGenerator schema) {
        inner.describe(schema);
      }
    };
  }
}
