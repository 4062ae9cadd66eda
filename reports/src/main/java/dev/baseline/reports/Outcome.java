package dev.baseline.reports;

/** What came of a test. */
public enum Outcome implements Token {
  PASS,
  /** An assertion did not hold. */
  FAIL,
  /** The test could not be carried out to its end. */
  ERROR,
  TIMEOUT,
  /** The process under test died. */
  CRASH,
  SKIP
}
