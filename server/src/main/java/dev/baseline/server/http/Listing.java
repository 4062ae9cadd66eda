package dev.baseline.server.http;

import java.util.List;
import java.util.Optional;

/**
 * The answer of a list.
 *
 * @param items one page of it, or the whole where the list is short
 * @param next the path and query of the page after this one; empty if this is the last
 */
public record Listing<T>(List<T> items, Optional<String> next) {

  public Listing {
    items = List.copyOf(items);
  }

  /** A list that is always sent whole. */
  public static <T> Listing<T> whole(List<T> items) {
    return new Listing<>(items, Optional.empty());
  }
}
