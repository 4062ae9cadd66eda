package dev.baseline.reports.shape;

import java.util.List;

/** JSON pointers (RFC 6901), and names from a document as messages may show them. */
final class Pointers {

  private static final int LONGEST_SHOWN = 200;

  private Pointers() {}

  static String of(List<Object> path) {
    var pointer = new StringBuilder();
    for (var segment : path) {
      pointer.append('/').append(shown(segment.toString()).replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  /**
   * The text without what would harm whoever shows it: cut to a length, controls and halves of
   * surrogate pairs replaced by U+FFFD.
   */
  static String shown(String text) {
    var shown = new StringBuilder();
    text.codePoints()
        .limit(LONGEST_SHOWN)
        .map(c -> Characters.CONTROL.contains(c) || isHalf(c) ? 0xFFFD : c)
        .forEach(shown::appendCodePoint);
    return shown.length() < text.length() ? shown + "…" : shown.toString();
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
