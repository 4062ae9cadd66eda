package dev.baseline.reports.shape;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

/**
 * An object whose fields the sender names, each of them a text.
 *
 * @param key the shape of a field's name
 * @param value the shape of a field's value
 * @param min the fewest fields
 * @param max the most fields
 */
public record MapShape(TextShape key, TextShape value, int min, int max)
    implements Shape<SortedMap<String, String>> {

  @Override
  public @Nullable SortedMap<String, String> read(Reading reading) {
    if (!reading.isA(Kind.OBJECT)) {
      return null;
    }
    var map = new TreeMap<String, String>();
    int count = 0;
    boolean valid = true;
    for (; reading.hasNext(JsonToken.END_OBJECT); count++) {
      var name = reading.parser().currentName();
      reading.enter(name);
      reading.parser().nextToken();
      if (count < max) {
        valid &= put(name, map, reading);
      } else {
        reading.parser().skipChildren();
      }
      reading.leave();
    }
    if (count < min || count > max) {
      reading.refuse(
          String.format(Locale.ROOT, "must hold %d to %d fields, but holds %,d", min, max, count),
          count < min ? "name at least " + min : "send the most important ones");
      return null;
    }
    return valid ? map : null;
  }

  @Override
  public void write(SortedMap<String, String> map, JsonGenerator out) {
    out.writeStartObject();
    for (Map.Entry<String, String> entry : map.entrySet()) {
      out.writeName(TextShape.wellFormed(entry.getKey()));
      value.write(entry.getValue(), out);
    }
    out.writeEndObject();
  }

  @Override
  public void describe(JsonGenerator schema) {
    schema.writeStringProperty("type", "object");
    if (min > 0) {
      schema.writeNumberProperty("minProperties", min);
    }
    schema.writeNumberProperty("maxProperties", max);
    schema.writeName("propertyNames");
    schema.writeStartObject();
    key.describe(schema);
    schema.writeEndObject();
    schema.writeName("additionalProperties");
    schema.writeStartObject();
    value.describe(schema);
    schema.writeEndObject();
  }

  private boolean put(String name, Map<String, String> map, Reading reading) {
    boolean valid = key.allows(name, reading);
    var text = value.read(reading);
    if (!valid || text == null) {
      return false;
    }
    if (map.putIfAbsent(name, text) != null) {
      reading.refuse("must be written once, but is written again", "remove all but one");
      return false;
    }
    return true;
  }
}
