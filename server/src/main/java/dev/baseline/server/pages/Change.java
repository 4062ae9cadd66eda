package dev.baseline.server.pages;

import java.util.Locale;

/**
 * How far a value lies from what it is compared with.
 *
 * @param fraction the distance as a part of what it is compared with: 0.062 for +6.2 %
 * @param isHigherBetter whether the value gets better as it grows
 * @param isTime whether the value is a duration, which is called slower and not worse
 * @param isClear whether it is more than the scatter explains, so that it is shown in colour
 */
public record Change(double fraction, boolean isHigherBetter, boolean isTime, boolean isClear) {

  /** The change from {@code before} to {@code after}, neither below zero. */
  public static Change between(
      double before, double after, String direction, String unit, boolean isClear) {
    double fraction = before == 0 ? (after == 0 ? 0 : 1) : after / before - 1;
    return new Change(fraction, direction.equals("higher"), unit.equals("s"), isClear);
  }

  /** The change with its sign, as in {@code +6.2 %}. */
  public String text() {
    double percent = Math.abs(fraction) * 100;
    String digits = String.format(Locale.ROOT, percent < 99.95 ? "%.1f" : "%.0f", percent);
    return sign(digits) + digits + "\u00a0%";
  }

  private String sign(String digits) {
    if (digits.equals("0.0")) {
      return "±";
    }
    return fraction < 0 ? "−" : "+";
  }

  /** The arrow before the text; empty if there is hardly a change. */
  public String arrow() {
    if (Math.abs(fraction) < 0.0005) {
      return "";
    }
    return fraction < 0 ? "▼" : "▲";
  }

  /** What the change is in a word. */
  public String word() {
    if (arrow().isEmpty()) {
      return "unchanged";
    }
    boolean isWorse = fraction > 0 != isHigherBetter;
    if (isTime) {
      return isWorse ? "slower" : "faster";
    }
    return isWorse ? "worse" : "better";
  }

  /** The style of the change: {@code slower}, {@code faster} or {@code soft}. */
  public String style() {
    if (!isClear || arrow().isEmpty()) {
      return "soft";
    }
    return fraction > 0 != isHigherBetter ? "slower" : "faster";
  }
}
