package dev.baseline.reports.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

/** A list of values of one shape. */
public final class ListShape<E> implements Shape<List<E>> {

  private final Shape<E> element;
  private final int max;
  private final String rule;
  private final Supplier<Check<E>> check;

  private ListShape(Shape<E> element, int max, String rule, Supplier<Check<E>> check) {
    this.element = element;
    this.max = max;
    this.rule = rule;
    this.check = check;
  }

  /**
   * A list of at most {@code max} values, whose elements keep a rule among one another.
   *
   * @param rule the rule in words, for the schema
   * @param check makes the check of one list, which is given its elements in order until one is
   *     refused
   */
  public static <E> ListShape<E> of(
      Shape<E> element, int max, String rule, Supplier<Check<E>> check) {
    return new ListShape<>(element, max, rule, check);
  }

  /** Elements beyond the most that are allowed are counted, not kept. */
  @Override
  public @Nullable List<E> read(Reading reading) {
    if (!reading.isA(Kind.LIST)) {
      return null;
    }
    var elements = new ArrayList<E>();
    var elementCheck = check.get();
    int count = 0;
    boolean valid = true;
    for (; reading.hasNext(JsonToken.END_ARRAY); count++) {
      if (count >= max) {
        elements.clear();
        reading.parser().skipChildren();
        continue;
      }
      reading.enter(count);
      E value = element.read(reading);
      if (value == null) {
        valid = false;
      } else if (valid) {
        valid = elementCheck.allows(value, reading);
        elements.add(value);
      }
      reading.leave();
    }
    if (count > max) {
      reading.refuse(
          String.format(Locale.ROOT, "must hold at most %,d elements, but holds %,d", max, count),
          "send the most important ones, or split the job");
      return null;
    }
    return valid ? elements : null;
  }

  @Override
  public void write(List<E> value, JsonGenerator out) {
    out.writeStartArray();
    value.forEach(each -> element.write(each, out));
    out.writeEndArray();
  }

  @Override
  public void describe(JsonGenerator schema) {
    schema.writeStringProperty("type", "array");
    schema.writeNumberProperty("maxItems", max);
    schema.writeStringProperty("$comment", rule);
    schema.writeName("items");
    schema.writeStartObject();
    element.describe(schema);
    schema.writeEndObject();
  }

  /** A check of one list's elements, in their order. */
  public interface Check<E> {

    /** Whether the element may follow those before it; if not, the reading has been told why. */
    boolean allows(E element, Reading reading);
  }
}
