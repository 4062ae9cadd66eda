package dev.baseline.reports.shape;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a text must keep, as a check for the reader and as a pattern for the schema.
 *
 * @param rule the rule in words, beginning with <i>must</i>
 * @param pattern the same as a regular expression of ECMA-262 that is found in a text that keeps it
 * @param mend what to do about a text that breaks it; null if the text keeps it
 */
public record TextRule(String rule, String pattern, Function<String, @Nullable String> mend) {

  private static final String CONTROL = Characters.CONTROL.inBrackets();
  private static final String SPACE = Characters.SPACE.inBrackets();

  /** No U+0000, which databases refuse. */
  public static final TextRule NO_NUL =
      new TextRule(
          "must not hold U+0000",
          "^[^" + Characters.NUL.inBrackets() + "]*$",
          text -> text.indexOf('\0') < 0 ? null : "remove it");

  /** One line, and shown as it is written. */
  public static final TextRule NO_CONTROLS =
      new TextRule(
          "must not hold control characters",
          "^[^" + CONTROL + "]*$",
          text -> {
            int at = Characters.CONTROL.firstIn(text);
            return at < 0 ? null : String.format("remove U+%04X", (int) text.charAt(at));
          });

  /** Nothing invisible around it, by which two names would differ. */
  public static final TextRule TRIMMED =
      new TextRule(
          "must not begin or end with white space",
          "^(?![" + SPACE + "])(?![^\\u0000]*[" + SPACE + "]$)",
          text -> isTrimmed(text) ? null : "remove the white space around it");

  /** Nothing that a browser would take for a tag. */
  public static final TextRule NO_TAG =
      new TextRule(
          "must not hold an HTML tag",
          "^(?![^\\u0000]*<[A-Za-z/!])",
          text -> hasTag(text) ? "write it without \"<\" before a letter, \"/\" or \"!\"" : null);

  /**
   * The rule that the whole text is of a form.
   *
   * @param form a regular expression that ECMA-262 and Java take to mean the same, without anchors
   */
  public static TextRule form(String rule, String form, String mend) {
    var pattern = Pattern.compile(form);
    return new TextRule(
        rule, "^(?:" + form + ")$", text -> pattern.matcher(text).matches() ? null : mend);
  }

  private static boolean isTrimmed(String text) {
    return text.isEmpty()
        || !(Characters.SPACE.contains(text.charAt(0))
            || Characters.SPACE.contains(text.charAt(text.length() - 1)));
  }

  private static boolean hasTag(String text) {
    for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
      if (at + 1 < text.length() && startsTag(text.charAt(at + 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsTag(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '/' || c == '!';
  }
}
