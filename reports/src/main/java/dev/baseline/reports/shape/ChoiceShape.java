package dev.baseline.reports.shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** One of a few values, each with its token. */
public final class ChoiceShape<E> implements Shape<E> {

  private final Map<String, E> values = new LinkedHashMap<>();
  private final Function<E, String> token;
  private final String mend;

  private ChoiceShape(List<E> values, Function<E, String> token, String mend) {
    values.forEach(value -> this.values.put(token.apply(value), value));
    this.token = token;
    this.mend = mend;
  }

  /** One of the constants, by its token. */
  public static <E> ChoiceShape<E> of(E[] constants, Function<E, String> token, String mend) {
    return new ChoiceShape<>(List.of(constants), token, mend);
  }

  @Override
  public @Nullable E read(Reading reading) {
    if (!reading.isA(Kind.TEXT)) {
      return null;
    }
    var text = reading.parser().getString();
    E value = values.get(text);
    if (value == null) {
      reading.refuse(
          "must be one of " + String.join(", ", values.keySet()),
          Near.to(text, values.keySet())
              .map(near -> "did you mean \"" + near + "\"?")
              .orElse(mend));
    }
    return value;
  }

  @Override
  public void write(E value, JsonGenerator out) {
    out.writeString(token.apply(value));
  }

  @Override
  public void describe(JsonGenerator schema) {
    schema.writeArrayPropertyStart("enum");
    values.keySet().forEach(schema::writeString);
    schema.writeEndArray();
  }
}
