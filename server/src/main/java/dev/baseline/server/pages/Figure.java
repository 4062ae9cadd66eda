package dev.baseline.server.pages;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A number as it is printed: digits, each with a small unit behind it.
 *
 * @param parts the parts in their order, as in {@code 4 m} {@code 12 s}
 */
public record Figure(List<Part> parts) {

  /**
   * Digits and their unit.
   *
   * @param digits the digits, with a sign if below zero
   * @param unit the unit; empty if there is none
   */
  public record Part(String digits, String unit) {}

  public Figure {
    parts = List.copyOf(parts);
  }

  static Figure of(String digits, String unit) {
    return new Figure(List.of(new Part(digits, unit)));
  }

  /** The number on one line, its parts held together by spaces that do not break. */
  @Override
  public String toString() {
    return parts.stream()
        .map(part -> part.unit().isEmpty() ? part.digits() : part.digits() + "\u00a0" + part.unit())
        .collect(Collectors.joining("\u00a0"));
  }
}
