package dev.baseline.reports.shape;

/**
 * One thing that is wrong with a document.
 *
 * @param pointer where, as a JSON pointer (RFC 6901); empty for the document as a whole
 * @param rule the rule that does not hold there, such as {@code must be one of build, test}
 * @param mend what to do about it
 */
public record Violation(String pointer, String rule, String mend) {

  @Override
  public String toString() {
    return (pointer.isEmpty() ? "the document" : pointer) + " " + rule + ": " + mend;
  }
}
