package dev.baseline.reports.shape;

/** A set of characters of the basic plane, kept as pairs of first and last. */
final class Characters {

  static final Characters NUL = new Characters(0, 0);

  /** C0, DEL, C1, and the marks that make text run the other way than it reads. */
  static final Characters CONTROL =
      new Characters(0x00, 0x1F, 0x7F, 0x9F, 0x202A, 0x202E, 0x2066, 0x2069);

  /** What {@code \s} means to ECMAScript, without the controls. */
  static final Characters SPACE =
      new Characters(
          ' ', ' ', 0xA0, 0xA0, 0x1680, 0x1680, 0x2000, 0x200A, 0x2028, 0x2029, 0x202F, 0x202F,
          0x205F, 0x205F, 0x3000, 0x3000, 0xFEFF, 0xFEFF);

  private final int[] ranges;

  private Characters(int... ranges) {
    this.ranges = ranges;
  }

  boolean contains(int c) {
    for (int i = 0; i < ranges.length; i += 2) {
      if (c < ranges[i]) {
        return false;
      }
      if (c <= ranges[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /** The index of the first character of the text that is in this set; -1 if none is. */
  int firstIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (contains(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  /** What stands between the brackets of a regular expression's character class. */
  String inBrackets() {
    var text = new StringBuilder();
    for (int i = 0; i < ranges.length; i += 2) {
      text.append(escaped(ranges[i]));
      if (ranges[i] != ranges[i + 1]) {
        text.append('-').append(escaped(ranges[i + 1]));
      }
    }
    return text.toString();
  }

  private static String escaped(int c) {
    return String.format("\\u%04X", c);
  }
}
