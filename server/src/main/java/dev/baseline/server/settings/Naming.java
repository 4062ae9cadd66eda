package dev.baseline.server.settings;

import dev.baseline.reports.shape.Shape;
import dev.baseline.reports.shape.TextRule;
import dev.baseline.reports.shape.TextShape;
import dev.baseline.server.http.Problem;
import dev.baseline.server.http.ProblemException;
import java.util.List;

/**
 * The rules of a name that people give, the same for programs and for forms: one line, shown as it
 * is written.
 *
 * @param thing what has the name, to begin a sentence with
 * @param max the most characters, counted in code points
 */
record Naming(String thing, int max) {

  /** The branch that pages show. */
  static final Naming BRANCH = new Naming("The branch that pages show", 200);

  /** What a key is called. */
  static final Naming KEY = new Naming("The name of a key", 100);

  private static final List<TextRule> RULES =
      List.of(TextRule.NO_CONTROLS, TextRule.TRIMMED, TextRule.NO_TAG);

  /** The rules for a JSON document. */
  Shape<String> shape() {
    return TextShape.of(1, max, RULES.toArray(TextRule[]::new));
  }

  /**
   * The name that a form brings, which keeps the rules.
   *
   * @throws ProblemException with 400 and the first rule that it breaks
   */
  String require(String name) {
    int length = name.codePointCount(0, name.length());
    if (length < 1 || length > max) {
      throw Problem.badRequest(thing + " must have 1 to " + max + " characters.").exception();
    }
    for (TextRule rule : RULES) {
      String mend = rule.mend().apply(name);
      if (mend != null) {
        throw Problem.badRequest(thing + " " + rule.rule() + ": " + mend + ".").exception();
      }
    }
    return name;
  }
}
