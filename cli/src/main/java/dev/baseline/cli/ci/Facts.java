package dev.baseline.cli.ci;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one source says about a job.
 *
 * @param texts what it says, as text; nothing is empty
 */
public record Facts(Map<Fact, String> texts) {

  /** A source that says nothing. */
  public static final Facts NONE = new Facts(Map.of());

  public Facts {
    var copy = new EnumMap<Fact, String>(Fact.class);
    texts.forEach(
        (fact, text) -> {
          if (!text.isBlank()) {
            copy.put(fact, text.strip());
          }
        });
    texts = Collections.unmodifiableMap(copy);
  }

  /** What it says of a fact; empty if nothing. */
  public Optional<String> get(Fact fact) {
    return Optional.ofNullable(texts.get(fact));
  }

  /** This source, and where it says nothing, the other. */
  public Facts or(Facts other) {
    var both = new EnumMap<Fact, String>(Fact.class);
    both.putAll(other.texts);
    both.putAll(texts);
    return new Facts(both);
  }
}
