package dev.baseline.cli.ci;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The environment variables of a job.
 *
 * @param map value by name
 */
record Variables(Map<String, String> map) {

  /** The value of the first of these variables that has one that is not empty. */
  Optional<String> first(String... names) {
    return Stream.of(names)
        .flatMap(name -> Optional.ofNullable(map.get(name)).stream())
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  boolean has(String name) {
    return first(name).isPresent();
  }

  /** Facts that are collected one by one. */
  Collector facts() {
    return new Collector();
  }

  /** Facts on the way. */
  final class Collector {

    private final EnumMap<Fact, String> texts = new EnumMap<>(Fact.class);

    Collector put(Fact fact, Optional<String> text) {
      text.ifPresent(value -> texts.put(fact, value));
      return this;
    }

    Collector put(Fact fact, String... names) {
      return put(fact, first(names));
    }

    Facts facts() {
      return new Facts(texts);
    }
  }
}
