package dev.baseline.reports.shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

/**
 * An object whose fields are all known, standing for a record.
 *
 * @param <T> the record
 */
public final class ObjectShape<T> implements Shape<T> {

  private final List<Field<T, ?, ?>> fields;
  private final Map<String, Field<T, ?, ?>> byName = new HashMap<>();
  private final List<Rule<T>> rules;
  private final Function<Values, T> build;

  private ObjectShape(Layout<T> layout, Function<Values, T> build) {
    this.fields = List.copyOf(layout.fields);
    this.rules = List.copyOf(layout.rules);
    this.build = build;
    fields.forEach(field -> byName.put(field.name(), field));
  }

  /**
   * The object that a layout lays out.
   *
   * @param lay adds the fields and rules, and returns what makes the record of their values
   */
  public static <T> ObjectShape<T> of(Function<Layout<T>, Function<Values, T>> lay) {
    var layout = new Layout<T>();
    var build = lay.apply(layout);
    return new ObjectShape<>(layout, build);
  }

  @Override
  public @Nullable T read(Reading reading) {
    if (!reading.isA(Kind.OBJECT)) {
      return null;
    }
    var values = new @Nullable Object[fields.size()];
    long seen = 0;
    boolean valid = true;
    while (reading.hasNext(JsonToken.END_OBJECT)) {
      var name = reading.parser().currentName();
      reading.enter(name);
      reading.parser().nextToken();
      var field = byName.get(name);
      if (field == null) {
        refuseUnknown(name, reading);
        valid = false;
      } else if ((seen & 1L << field.index()) != 0) {
        reading.refuse("must be written once, but is written again", "remove all but one");
        reading.parser().skipChildren();
        valid = false;
      } else {
        seen |= 1L << field.index();
        values[field.index()] = field.read(reading);
        valid &= values[field.index()] != null;
      }
      reading.leave();
    }
    return complete(values, seen, reading) && valid ? build(new Values(values), reading) : null;
  }

  @Override
  public void write(T value, JsonGenerator out) {
    out.writeStartObject();
    fields.forEach(field -> field.write(value, out));
    out.writeEndObject();
  }

  @Override
  public void describe(JsonGenerator schema) {
    schema.writeStringProperty("type", "object");
    if (!rules.isEmpty()) {
      schema.writeStringProperty(
          "$comment", String.join(" ", rules.stream().map(Rule::sentence).toList()));
    }
    schema.writeArrayPropertyStart("required");
    fields.stream().filter(Field::isRequired).map(Field::name).forEach(schema::writeString);
    schema.writeEndArray();
    schema.writeBooleanProperty("additionalProperties", false);
    schema.writeName("properties");
    schema.writeStartObject();
    fields.forEach(field -> field.describe(schema));
    schema.writeEndObject();
  }

  private void refuseUnknown(String name, Reading reading) {
    reading.refuse(
        "must not be there: no field has this name",
        Near.to(name, byName.keySet())
            .map(near -> "did you mean \"" + near + "\"?")
            .orElseGet(
                () ->
                    "remove it; the fields here are "
                        + String.join(", ", fields.stream().map(Field::name).toList())));
    reading.parser().skipChildren();
  }

  /** Whether no required field is missing; what is absent and may be gets its default. */
  private boolean complete(@Nullable Object[] values, long seen, Reading reading) {
    boolean complete = true;
    for (var field : fields) {
      if ((seen & 1L << field.index()) == 0) {
        values[field.index()] = field.absent();
        if (field.isRequired()) {
          reading.refuse(field.name(), "must be there", "add it: " + field.description());
          complete = false;
        }
      }
    }
    return complete;
  }

  private @Nullable T build(Values values, Reading reading) {
    T value = build.apply(values);
    int before = reading.refusals();
    rules.forEach(rule -> rule.check().accept(value, reading));
    return reading.refusals() == before ? value : null;
  }

  private record Rule<T>(String sentence, BiConsumer<T, Reading> check) {}

  /** The values of one object's fields. */
  public static final class Values {

    private final @Nullable Object[] values;

    private Values(@Nullable Object[] values) {
      this.values = values;
    }

    /** The value of the field. */
    @SuppressWarnings({"unchecked", "NullAway"}) // each field puts its own values here, never null
    public <V> V get(Field<?, ?, V> field) {
      return (V) values[field.index()];
    }
  }

  /** The fields and rules of an object that is being described. */
  public static final class Layout<T> {

    private final List<Field<T, ?, ?>> fields = new ArrayList<>();
    private final List<Rule<T>> rules = new ArrayList<>();

    private Layout() {}

    /** A field that must be there. */
    public <V> Field<T, V, V> required(
        String name, String description, Shape<V> shape, Function<T, V> value) {
      return add(
          new Field<>(
              fields.size(),
              name,
              description,
              shape,
              null,
              null,
              v -> v,
              owner -> Optional.of(value.apply(owner))));
    }

    /** A field that may be absent. */
    public <V> Field<T, V, Optional<V>> optional(
        String name, String description, Shape<V> shape, Function<T, Optional<V>> value) {
      return add(
          new Field<>(
              fields.size(),
              name,
              description,
              shape,
              Optional.empty(),
              null,
              Optional::of,
              value));
    }

    /** A field whose absence means a value, which is not written. */
    public <V> Field<T, V, V> defaulted(
        String name, String description, Shape<V> shape, V absent, Function<T, V> value) {
      return add(
          new Field<>(
              fields.size(),
              name,
              description,
              shape,
              absent,
              shows(absent) ? absent : null,
              v -> v,
              owner -> Optional.of(value.apply(owner)).filter(held -> !held.equals(absent))));
    }

    /** A field that may be there and means nothing here. */
    public <V> void ignored(String name, String description, Shape<V> shape) {
      optional(name, description, shape, owner -> Optional.<V>empty());
    }

    /**
     * A rule among the fields.
     *
     * @param sentence the rule in words, for the schema
     * @param check tells the reading what breaks it
     */
    public void rule(String sentence, BiConsumer<T, Reading> check) {
      rules.add(new Rule<>(sentence, check));
    }

    private <W, V> Field<T, W, V> add(Field<T, W, V> field) {
      if (field.index() >= Long.SIZE) {
        throw new IllegalStateException("An object has at most 64 fields");
      }
      fields.add(field);
      return field;
    }

    /** An empty text says that nothing is known; it need not keep the shape's rules. */
    private static boolean shows(Object value) {
      return !value.equals("");
    }
  }
}
