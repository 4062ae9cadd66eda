package dev.baseline.reports.shape;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/**
 * A whole number. As in JSON Schema, {@code 2.0} is one.
 *
 * @param min the least that is allowed
 * @param max the most that is allowed, at most {@value #MAX}
 */
public record IntegerShape(long min, long max) implements Shape<Long> {

  /** The largest number up to which every whole number is exact in every JSON library. */
  public static final long MAX = (1L << 53) - 1;

  @Override
  public @Nullable Long read(Reading reading) {
    if (!reading.isA(Kind.NUMBER)) {
      return null;
    }
    var parser = reading.parser();
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
      double value = parser.getDoubleValue();
      if (value != Math.rint(value)) { // a fraction or not a number
        reading.refuse("must be a whole number", "write it without a fraction");
        return null;
      }
      return within(Math.abs(value) <= MAX, (long) value, reading);
    }
    return parser.getNumberType() == NumberType.BIG_INTEGER
        ? within(false, 0, reading)
        : within(true, parser.getLongValue(), reading);
  }

  @Override
  public void write(Long value, JsonGenerator out) {
    out.writeNumber(value.longValue());
  }

  @Override
  public void describe(JsonGenerator schema) {
    schema.writeStringProperty("type", "integer");
    schema.writeNumberProperty("minimum", min);
    schema.writeNumberProperty("maximum", max);
  }

  private @Nullable Long within(boolean exact, long value, Reading reading) {
    if (exact && value >= min && value <= max) {
      return value;
    }
    reading.refuse(
        String.format(Locale.ROOT, "must be a whole number from %,d to %,d", min, max),
        String.format(Locale.ROOT, "write a number from %d to %d", min, max));
    return null;
  }
}
