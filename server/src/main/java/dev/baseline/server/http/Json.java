package dev.baseline.server.http;

import tools.jackson.databind.json.JsonMapper;

/** The JSON of every answer: records as they are written, times in RFC 3339. */
public final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /** The JSON text of {@code value} in UTF-8. */
  public static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** The JSON text of {@code value}. */
  public static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }
}
