package dev.baseline.reports;

import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Valid texts, full of what goes wrong with texts. */
final class ArbitraryTexts {

  /** Stated once more, apart from the code under test. */
  private static final Pattern NOT_A_NAME =
      Pattern.compile("^[\\s\u00A0\u3000]|[\\s\u00A0\u3000]$|<[A-Za-z/!]");

  private static final Arbitrary<String> VISIBLE =
      Arbitraries.of(
          "a", "Z", "0", "-", "_", ".", "/", "~", "\\", "\"", "'", "&", "<", ">", "!", "{", " ",
          "é", "漢", "😀", "\u00A0", "\u3000", "\u200B", "\uFFFD", "\uFFFF", "null", "NaN");

  private static final Arbitrary<String> ANYTHING =
      Arbitraries.oneOf(
          VISIBLE,
          Arbitraries.of(
              "\t",
              "\n",
              "\r\n",
              "\u001B[31m",
              "\u007F",
              "\u0085",
              "\u2028",
              "\u202E",
              "<b>",
              "Vector<int>",
              "</script>",
              "<!--"));

  private ArbitraryTexts() {}

  /** What may stand in lists, headings and URLs. */
  static Arbitrary<String> names(int max) {
    var short_ =
        VISIBLE
            .list()
            .ofMinSize(1)
            .ofMaxSize(max / 4) // the longest piece has 4 characters
            .map(pieces -> String.join("", pieces));
    return Arbitraries.oneOf(short_, Arbitraries.of("x", "😀".repeat(max), "<".repeat(max)))
        .filter(name -> !NOT_A_NAME.matcher(name).find());
  }

  static Arbitrary<String> free(int min, int max) {
    var some = ANYTHING.list().ofMinSize(min).ofMaxSize(20).map(pieces -> String.join("", pieces));
    return Arbitraries.frequencyOf(
        Tuple.of(max > 1_000 ? 300 : 20, some), Tuple.of(1, Arbitraries.just("😀".repeat(max))));
  }

  static Arbitrary<Map<String, String>> entries(String key, int longestValue, int min, int max) {
    var form = Pattern.compile(key);
    var keys =
        Arbitraries.oneOf(
                Arbitraries.of("os", "vm", "cpu.model", "tool.gcc", "a" + "-".repeat(39)),
                Arbitraries.strings().withChars("abz09_.-").ofMinLength(1).ofMaxLength(12))
            .filter(name -> form.matcher(name).matches());
    return Arbitraries.maps(keys, names(longestValue)).ofMinSize(min).ofMaxSize(max);
  }
}
