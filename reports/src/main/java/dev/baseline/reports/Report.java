package dev.baseline.reports;

import java.util.List;
import java.util.Optional;

/**
 * The document that a job sends: what was run, in which configuration and environment, and what
 * came of it.
 *
 * @param project the project that the sender claims; who may send for it decides what is believed
 * @param commit what was built
 * @param run the run that the job belongs to
 * @param job the job itself
 * @param environment what the job got
 * @param steps the timed phases of the job, in the order in which they started, at most {@value
 *     #MAX_STEPS}
 * @param measurements values with a unit, at most {@value #MAX_MEASUREMENTS}
 * @param tests test results, at most {@value #MAX_TESTS}
 */
public record Report(
    Optional<ProjectName> project,
    Commit commit,
    Run run,
    Job job,
    Environment environment,
    List<Step> steps,
    List<Measurement> measurements,
    List<TestResult> tests) {

  /** The media type of version 1 of this document. */
  public static final String MEDIA_TYPE = "application/vnd.baseline.report.v1+json";

  /** The most steps that one report may hold. */
  public static final int MAX_STEPS = 1_000;

  /** The most measurements that one report may hold. */
  public static final int MAX_MEASUREMENTS = 10_000;

  /** The most test results that one report may hold. */
  public static final int MAX_TESTS = 100_000;

  public Report {
    steps = List.copyOf(steps);
    measurements = List.copyOf(measurements);
    tests = List.copyOf(tests);
  }
}
