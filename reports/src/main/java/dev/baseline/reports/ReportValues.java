package dev.baseline.reports;

import static dev.baseline.reports.shape.TextRule.NO_CONTROLS;
import static dev.baseline.reports.shape.TextRule.NO_NUL;
import static dev.baseline.reports.shape.TextRule.NO_TAG;
import static dev.baseline.reports.shape.TextRule.TRIMMED;

import dev.baseline.reports.shape.ChoiceShape;
import dev.baseline.reports.shape.Defined;
import dev.baseline.reports.shape.InstantShape;
import dev.baseline.reports.shape.IntegerShape;
import dev.baseline.reports.shape.MapShape;
import dev.baseline.reports.shape.SecondsShape;
import dev.baseline.reports.shape.Shape;
import dev.baseline.reports.shape.TextRule;
import dev.baseline.reports.shape.TextShape;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The single values that a report is made of, by their rules. */
final class ReportValues {

  /** What stands in lists, headings and URLs. */
  static final Defined<String> NAME = new Defined<>("name", name(200));

  static final Shape<String> UNIT = name(20);

  /** A metric's name that is not one of {@link DerivedMetrics}. */
  static final Shape<String> METRIC =
      TextShape.of(
          1,
          200,
          TRIMMED,
          NO_CONTROLS,
          NO_TAG,
          TextRule.form(
              "must not be the name of a time that every job has by itself",
              DerivedMetrics.NOT_DERIVED,
              "choose another name than duration, queue-time, cpu-time, peak-memory or step/…"));

  static final Shape<ProjectName> PROJECT =
      TextShape.of(
              3,
              201,
              TextRule.form(
                  "must be a repository as owner/name",
                  ProjectName.PART + "/" + ProjectName.PART,
                  "write it like \"racket/racket\": letters, digits, \".\", \"_\" and \"-\""))
          .as(text -> ProjectName.parse(text).orElseThrow(), ProjectName::toString);

  static final Shape<String> SHA =
      TextShape.of(
          7,
          64,
          TextRule.form(
              "must be lower-case hexadecimal digits",
              "[0-9a-f]+",
              "write what `git rev-parse HEAD` prints"));

  static final Defined<String> URL =
      new Defined<>(
          "url",
          TextShape.of(
              1,
              2_000,
              TextRule.form(
                  "must be a URL with http or https",
                  "https?://[A-Za-z0-9\\[][!#-;=?-\\[\\]_a-z~]*",
                  "write it like \"https://ci.example.org/runs/1\", spaces and non-ASCII as %XX")));

  static final Shape<String> TITLE = free(0, 500);

  static final Shape<String> TEST_PART = free(0, 500);

  static final Shape<String> TEST_NAME = free(1, 500);

  static final Shape<String> MESSAGE = free(0, 4_000);

  static final Shape<String> DETAILS = free(0, 65_536);

  static final MapShape AXES = new MapShape(key(40), name(100), 1, 32);

  static final MapShape ATTRIBUTES = new MapShape(key(64), name(500), 0, 200);

  static final InstantShape CLOCK =
      new InstantShape(Instant.parse("2000-01-01T00:00:00Z"), Duration.ofMinutes(5));

  static final Defined<Instant> TIME = new Defined<>("time", CLOCK);

  static final Defined<Duration> SECONDS =
      new Defined<>("seconds", new SecondsShape(Duration.ofDays(31)));

  static final Shape<Integer> ATTEMPT = integer(1, 10_000);

  static final Shape<JobStatus> STATUS =
      ChoiceShape.of(
          JobStatus.values(),
          JobStatus::token,
          "write \"pass\" for what ended as wished, \"fail\" for what is broken");

  /** What the schema describes once. */
  static final List<Defined<?>> DEFINED = List.of(NAME, URL, TIME, SECONDS);

  private ReportValues() {}

  static Shape<Integer> integer(int min, int max) {
    return new IntegerShape(min, max).as(Long::intValue, Integer::longValue);
  }

  private static TextShape name(int max) {
    return TextShape.of(1, max, NO_CONTROLS, TRIMMED, NO_TAG);
  }

  /** Test names such as {@code Vector<int>} and what programs print cannot be held to more. */
  private static TextShape free(int min, int max) {
    return TextShape.of(min, max, NO_NUL);
  }

  private static TextShape key(int max) {
    return TextShape.of(
        1,
        max,
        TextRule.form(
            "must be named with a-z, 0-9, \"_\", \".\" and \"-\", a letter first",
            "[a-z][a-z0-9_.-]*",
            "rename it to something like \"os\" or \"tool.gcc\""));
  }
}
