package dev.baseline.server.pages;

import java.util.Locale;

/** The form of numbers in SVG. */
public final class Svg {

  private Svg() {}

  /** A coordinate to a tenth of a unit. */
  public static String at(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** A part of the width, 0 to 1, as a percentage. */
  public static String percent(double part) {
    return String.format(Locale.ROOT, "%.3f%%", part * 100);
  }
}
