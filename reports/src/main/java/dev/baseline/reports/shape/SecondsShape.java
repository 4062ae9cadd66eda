package dev.baseline.reports.shape;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A duration, as decimal seconds, rounded to the nanosecond.
 *
 * @param max the longest that is allowed, whole seconds, at most 2<sup>22</sup> of them: up to
 *     there a double tells every nanosecond from the next
 */
public record SecondsShape(Duration max) implements Shape<Duration> {

  private static final double NANOS = 1e9;

  @Override
  public @Nullable Duration read(Reading reading) {
    if (!reading.isA(Kind.NUMBER)) {
      return null;
    }
    Double seconds = NumberShape.finite(reading);
    if (seconds == null) {
      return null;
    }
    if (seconds < 0 || seconds > max.toSeconds()) {
      reading.refuse(
          String.format(
              Locale.ROOT,
              "must be from 0 to %,d seconds (%d days)",
              max.toSeconds(),
              max.toDays()),
          seconds < 0 ? "measure with a clock that never goes back" : "write seconds, not millis");
      return null;
    }
    long whole = seconds.longValue();
    return Duration.ofSeconds(whole, Math.round((seconds - whole) * NANOS));
  }

  @Override
  public void write(Duration value, JsonGenerator out) {
    var seconds =
        BigDecimal.valueOf(value.getSeconds()).add(BigDecimal.valueOf(value.getNano(), 9));
    out.writeNumber(seconds.stripTrailingZeros().toPlainString());
  }

  @Override
  public void describe(JsonGenerator schema) {
    schema.writeStringProperty("type", "number");
    schema.writeNumberProperty("minimum", 0);
    schema.writeNumberProperty("maximum", max.toSeconds());
  }
}
