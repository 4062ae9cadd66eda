package dev.baseline.reports.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The check of a rule, which the reader uses, says what its pattern says, which is published. */
class TextRuleTest {

  private static final List<TextRule> RULES =
      List.of(
          TextRule.NO_NUL,
          TextRule.NO_CONTROLS,
          TextRule.TRIMMED,
          TextRule.NO_TAG,
          TextRule.form("must be digits", "[0-9]+", "write digits"));

  @Property(tries = 5_000, seed = "1")
  void mend_saysWhatThePatternSays(@ForAll("texts") String text) {
    for (var rule : RULES) {
      // In ECMAScript "$" is the end of the text, in Java it may stand before a last line feed.
      var pattern = Pattern.compile(rule.pattern().replace("$", "\\z"));
      assertThat(rule.mend().apply(text) == null)
          .as("%s: %s", rule.rule(), text)
          .isEqualTo(pattern.matcher(text).find());
    }
  }

  /** Texts in which a U+0000 makes the other rules moot have none: every text is checked for it. */
  @Provide
  static Arbitrary<String> texts() {
    var edges =
        Arbitraries.of(
            "", "a", "0", "<", "</", "<!", "<a", "< a", " ", "\u00A0", "\u3000", "\n", "\r\n",
            "\u0001", "\u001F", "\u007F", "\u009F", "\u2029", "\u202A", "\u202E", "\u2066",
            "\u2069", "\u2070", "\uFEFF", "😀");
    return Arbitraries.oneOf(
            edges, Arbitraries.chars().range('\u0001', '\uD7FF').map(String::valueOf))
        .list()
        .ofMaxSize(4)
        .map(pieces -> String.join("", pieces));
  }
}
