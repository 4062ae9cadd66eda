package dev.baseline.server.builds;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The maps of texts that the database keeps as JSON: axes and attributes. */
final class Texts {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<TreeMap<String, String>> MAP = new TypeReference<>() {};

  private Texts() {}

  static SortedMap<String, String> parse(String json) {
    return MAPPER.readValue(json, MAP);
  }

  static String json(Map<String, String> map) {
    return MAPPER.writeValueAsString(map);
  }
}
