package dev.baseline.reports.shape;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A text with a length, counted in code points, and rules. */
public final class TextShape implements Shape<String> {

  private final int min;
  private final int max;
  private final List<TextRule> rules;

  private TextShape(int min, int max, List<TextRule> rules) {
    this.min = min;
    this.max = max;
    this.rules = rules;
  }

  /** A text of {@code min} to {@code max} characters that keeps all of the rules. */
  public static TextShape of(int min, int max, TextRule... rules) {
    return new TextShape(min, max, List.of(rules));
  }

  @Override
  public @Nullable String read(Reading reading) {
    if (!reading.isA(Kind.TEXT)) {
      return null;
    }
    var text = reading.parser().getString();
    return allows(text, reading) ? text : null;
  }

  /** Whether the text keeps length and rules; if not it is refused, by the first rule it breaks. */
  boolean allows(String text, Reading reading) {
    if (text.length() < min
        || (text.length() > max && text.codePointCount(0, text.length()) > max)) {
      refuseLength(text.codePointCount(0, text.length()), reading);
      return false;
    }
    if (!isWellFormed(text)) {
      reading.refuse(
          "must be Unicode, but holds half of a surrogate pair",
          "escape a character beyond U+FFFF as two \\u escapes, or write it as UTF-8");
      return false;
    }
    for (var rule : rules) {
      var mend = rule.mend().apply(text);
      if (mend != null) {
        reading.refuse(rule.rule(), mend);
        return false;
      }
    }
    return true;
  }

  /**
   * @throws IllegalArgumentException if the value holds half of a surrogate pair: UTF-8 has none
   */
  @Override
  public void write(String value, JsonGenerator out) {
    out.writeString(wellFormed(value));
  }

  static String wellFormed(String text) {
    if (!isWellFormed(text)) {
      throw new IllegalArgumentException("Half of a surrogate pair: " + Pointers.shown(text));
    }
    return text;
  }

  @Override
  public void describe(JsonGenerator schema) {
    schema.writeStringProperty("type", "string");
    if (min > 0) {
      schema.writeNumberProperty("minLength", min);
    }
    schema.writeNumberProperty("maxLength", max);
    if (rules.size() == 1) {
      schema.writeStringProperty("pattern", rules.getFirst().pattern());
    } else if (!rules.isEmpty()) {
      schema.writeArrayPropertyStart("allOf");
      for (var rule : rules) {
        schema.writeStartObject();
        schema.writeStringProperty("pattern", rule.pattern());
        schema.writeStringProperty("$comment", rule.rule());
        schema.writeEndObject();
      }
      schema.writeEndArray();
    }
  }

  private void refuseLength(int length, Reading reading) {
    var limits = min == 0 ? "at most %,d characters" : min + " to %,d characters";
    reading.refuse(
        String.format(Locale.ROOT, "must have " + limits + ", but has %,d", max, length),
        length < min
            ? "give it a value, or leave it out if it may be absent"
            : String.format(Locale.ROOT, "cut it to %,d characters", max));
  }

  private static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
