package dev.baseline.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baseline.reports.Token;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The JSON of every answer: records with their components in order, times in RFC 3339 and UTC, an
 * empty {@code Optional} left out, constants by their token.
 */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .addModule(new SimpleModule("tokens").addSerializer(Token.class, new Tokens()))
          .build();

  private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

  private Json() {}

  /** The JSON text of {@code value} in UTF-8. */
  public static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** The JSON text of {@code value}. */
  public static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** The texts by name that a JSON object of the database holds. */
  public static SortedMap<String, String> texts(String object) {
    return MAPPER.readValue(object, TEXTS);
  }

  /** What a JSON object of the database holds, by name. */
  public static <V> Map<String, V> map(
      String object, TypeReference<? extends Map<String, V>> type) {
    return MAPPER.readValue(object, type);
  }

  private static final class Tokens extends ValueSerializer<Token> {
    @Override
    public void serialize(Token value, JsonGenerator out, SerializationContext context) {
      out.writeString(value.token());
    }
  }
}
