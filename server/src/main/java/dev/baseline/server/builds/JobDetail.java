package dev.baseline.server.builds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * Everything about one job.
 *
 * @param job the job itself
 * @param run the run that it belongs to
 * @param configuration what was asked for
 * @param environment what the job got
 * @param steps its timed phases, in their order
 * @param measurements the points that it added to series
 * @param failures the first {@value JobDetailStore#MAX_FAILURES} tests that did not pass
 * @param failuresLeftOut how many more there are
 */
record JobDetail(
    JobSummary job,
    RunSummary run,
    Axes configuration,
    Environment environment,
    List<Step> steps,
    List<Measured> measurements,
    List<Failure> failures,
    int failuresLeftOut) {

  /** A configuration. */
  record Axes(String hash, String url, SortedMap<String, String> axes) {}

  /** An environment. */
  record Environment(String hash, SortedMap<String, String> attributes) {}

  /**
   * A step.
   *
   * @param within the place, from 0 on, of the step that this one is a part of
   * @param peakMemory bytes
   */
  record Step(
      String name,
      Optional<Integer> within,
      String status,
      Instant startedAt,
      double seconds,
      Optional<Double> userSeconds,
      Optional<Double> systemSeconds,
      OptionalLong peakMemory) {}

  /**
   * A point of a series.
   *
   * @param series the series' key
   * @param api the path of the series' JSON
   */
  record Measured(
      long series, String api, String metric, String unit, String direction, double value) {}

  /**
   * A test that did not pass.
   *
   * @param details what the test said, cut after {@value JobDetailStore#MAX_DETAILS} characters
   */
  record Failure(
      Optional<String> suite,
      Optional<String> file,
      String name,
      Optional<String> parameters,
      int attempt,
      String outcome,
      Optional<String> message,
      Optional<String> details) {}
}
