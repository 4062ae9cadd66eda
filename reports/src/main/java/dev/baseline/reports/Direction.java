package dev.baseline.reports;

/** Which way a measurement gets better. */
public enum Direction implements Token {
  LOWER,
  HIGHER
}
