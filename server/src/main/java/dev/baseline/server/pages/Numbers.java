package dev.baseline.server.pages;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** The form of numbers on pages: three significant digits, and the unit that suits the size. */
public final class Numbers {

  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);
  private static final List<String> BYTES = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB");
  private static final List<String> LARGE = List.of("", "k", "M", "G", "T");

  private Numbers() {}

  /**
   * A value with its unit.
   *
   * @param value a finite number
   * @param unit {@code s} is printed as hours, minutes and seconds, {@code B} in powers of 1024,
   *     {@code 1} without a unit, and everything else as it is
   */
  public static Figure figure(double value, String unit) {
    return switch (unit) {
      case "s" -> duration(value);
      case "B" -> scaled(value, 1_024, BYTES, "");
      case "1" -> Figure.of(digits(value), "");
      default -> scaled(value, 1_000, LARGE, unit);
    };
  }

  /** A whole number with its thousands apart. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202f');
  }

  /** A duration in seconds. */
  static Figure duration(double seconds) {
    double size = Math.abs(seconds);
    if (size == 0) {
      return Figure.of("0", "s");
    }
    if (size < 0.9995) {
      return size < 0.0009995
          ? Figure.of(digits(seconds * 1e6), "µs")
          : Figure.of(digits(seconds * 1e3), "ms");
    }
    if (size < 59.95) {
      return Figure.of(digits(seconds), "s");
    }
    return longDuration(seconds < 0 ? "−" : "", Math.round(size));
  }

  private static Figure longDuration(String sign, long seconds) {
    if (seconds < 3_600) {
      return two(sign, seconds / 60, "m", seconds % 60, "s");
    }
    long minutes = Math.round(seconds / 60.0);
    if (minutes < 48 * 60) {
      return two(sign, minutes / 60, "h", minutes % 60, "m");
    }
    long hours = Math.round(minutes / 60.0);
    return two(sign, hours / 24, "d", hours % 24, "h");
  }

  private static Figure two(String sign, long more, String unit, long less, String smaller) {
    return new Figure(
        List.of(
            new Figure.Part(sign + more, unit),
            new Figure.Part(String.format(Locale.ROOT, "%02d", less), smaller)));
  }

  private static Figure scaled(double value, int base, List<String> prefixes, String unit) {
    double rest = value;
    int power = 0;
    while (Math.abs(rest) >= base * 0.9995 && power < prefixes.size() - 1) {
      rest /= base;
      power++;
    }
    return Figure.of(digits(rest), prefixes.get(power) + unit);
  }

  /** Three significant digits or all before the point, without an exponent. */
  static String digits(double value) {
    if (value == 0) {
      return "0";
    }
    var exact = new BigDecimal(value);
    var rounded =
        Math.abs(value) >= 100
            ? exact.setScale(0, RoundingMode.HALF_EVEN)
            : exact.round(THREE_DIGITS);
    if (value == Math.rint(value) && rounded.scale() > 0) {
      rounded = rounded.setScale(0, RoundingMode.HALF_EVEN);
    }
    return rounded
        .setScale(Math.max(rounded.scale(), 0), RoundingMode.HALF_EVEN)
        .toPlainString()
        .replace('-', '−');
  }
}
