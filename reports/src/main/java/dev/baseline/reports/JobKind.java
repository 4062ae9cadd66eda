package dev.baseline.reports;

/** What a job does. */
public enum JobKind implements Token {
  BUILD,
  TEST,
  BENCHMARK,
  FUZZ
}
