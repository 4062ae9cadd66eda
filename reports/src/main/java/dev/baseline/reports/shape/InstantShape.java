package dev.baseline.reports.shape;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A point in time, in the form of RFC 3339 with upper-case letters and an offset.
 *
 * @param earliest the earliest that is allowed
 * @param ahead how far ahead of the reader's clock the sender's may be
 */
public record InstantShape(Instant earliest, Duration ahead) implements Shape<Instant> {

  private static final String EXAMPLE = "2026-01-31T12:00:00Z";

  private static final TextRule FORM =
      TextRule.form(
          "must be a time in the form of RFC 3339, with its offset",
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
              + "(Z|[+-][0-9]{2}:[0-9]{2})",
          "write it like \"" + EXAMPLE + "\"");

  @Override
  public @Nullable Instant read(Reading reading) {
    if (!reading.isA(Kind.TEXT)) {
      return null;
    }
    var text = reading.parser().getString();
    var mend = FORM.mend().apply(text);
    if (mend != null) {
      reading.refuse(FORM.rule(), mend);
      return null;
    }
    try {
      return within(OffsetDateTime.parse(text).toInstant(), reading);
    } catch (DateTimeException e) {
      reading.refuse("must be a time that exists", "correct what is out of range in " + text);
      return null;
    }
  }

  /** Whether the time is no further ahead of the reader's clock than is allowed. */
  public boolean hasCome(Instant time, Reading reading) {
    return !time.isAfter(reading.now().plus(ahead));
  }

  @Override
  public void write(Instant value, JsonGenerator out) {
    out.writeString(value.toString());
  }

  @Override
  public void describe(JsonGenerator schema) {
    schema.writeStringProperty("type", "string");
    schema.writeStringProperty("format", "date-time");
    schema.writeStringProperty("pattern", FORM.pattern());
    schema.writeStringProperty(
        "$comment", "Not before " + earliest + ", and not ahead of the receiver's clock.");
  }

  private @Nullable Instant within(Instant time, Reading reading) {
    if (time.isBefore(earliest)) {
      reading.refuse("must not be before " + earliest, "correct the clock of the sender");
      return null;
    }
    if (!hasCome(time, reading)) {
      reading.refuse(
          "must not be in the future: it is " + reading.now() + " now",
          "correct the clock of the sender, or the offset in " + time);
      return null;
    }
    return time;
  }
}
