package dev.baseline.server.builds;

import dev.baseline.server.pages.Figure;
import dev.baseline.server.pages.Mark;
import dev.baseline.server.pages.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A job as its page shows it.
 *
 * @param job the job itself
 * @param configurationPath the page of its configuration
 * @param runPath the page of its run
 * @param queued how long it waited; empty if that is not known
 * @param ran how long it ran; empty while it runs
 * @param timeline its steps
 * @param environment what it got
 * @param comparedWith the page of the job that the environment is compared with
 * @param measurements its values
 * @param failures its tests that failed
 * @param moreFailures how many more there are
 * @param reports what was sent about it, newest first
 */
public record JobView(
    Job job,
    String configurationPath,
    String runPath,
    Optional<Figure> queued,
    Optional<Figure> ran,
    Timeline timeline,
    List<Attribute> environment,
    Optional<String> comparedWith,
    List<Measured> measurements,
    List<TestFailure> failures,
    int moreFailures,
    List<Sent> reports) {

  /**
   * A job.
   *
   * @param id its key
   * @param name its name
   * @param kind what it does
   * @param status its status
   * @param branch the branch of its run
   * @param commit what was built
   * @param hash the hash of its configuration
   * @param axes the axes of its configuration
   * @param run its run
   * @param queuedAt when it was asked for
   * @param startedAt when it began
   * @param completedAt when it ended
   * @param url where its provider shows it; empty if nowhere
   * @param tests how many tests it ran
   * @param testsFailed how many of them failed
   * @param testsSkipped how many of them were skipped
   */
  public record Job(
      long id,
      String name,
      String kind,
      String status,
      String branch,
      Commit commit,
      String hash,
      SortedMap<String, String> axes,
      Run run,
      Optional<Instant> queuedAt,
      Instant startedAt,
      Optional<Instant> completedAt,
      String url,
      int tests,
      int testsFailed,
      int testsSkipped) {

    /** The mark of its status. */
    public Mark mark() {
      return Mark.ofStatus(status);
    }
  }

  /**
   * A run.
   *
   * @param id its key
   * @param provider the CI system
   * @param providerRun the provider's name for it
   * @param attempt 1 for the first execution
   * @param trigger why it ran; empty if unknown
   * @param pullRequest the pull request that it was for
   * @param url where the provider shows it; empty if nowhere
   */
  public record Run(
      long id,
      String provider,
      String providerRun,
      int attempt,
      String trigger,
      Optional<Integer> pullRequest,
      String url) {}

  /**
   * An attribute of the environment.
   *
   * @param name its name
   * @param value its value; empty if this job did not report it
   * @param before the value in the job before; empty if that did not report it
   * @param isOther whether the two differ
   */
  public record Attribute(String name, String value, String before, boolean isOther) {}

  /**
   * A value.
   *
   * @param metric what was measured
   * @param value the value
   * @param path the history of the metric
   */
  public record Measured(String metric, Figure value, String path) {}

  /**
   * A test that failed.
   *
   * @param mark what came of it
   * @param suite its suite; empty if none
   * @param file its file; empty if unknown
   * @param name its name
   * @param parameters what it was run with; empty if nothing
   * @param attempt 1 for the first execution
   * @param message the first line of what went wrong
   * @param details what went wrong at length
   * @param isCut whether {@code details} is only the start of what was reported
   */
  public record TestFailure(
      Mark mark,
      String suite,
      String file,
      String name,
      String parameters,
      int attempt,
      String message,
      String details,
      boolean isCut) {}

  /**
   * A report.
   *
   * @param at when it was received
   * @param content what it said; empty for those who may only know that it came
   */
  public record Sent(Instant at, Optional<Content> content) {}

  /**
   * What a report said.
   *
   * @param sender who sent it
   * @param document what it said, without its test results
   * @param isCut whether {@code document} is only the start of it
   * @param answer what was answered
   * @param overridden what was stored otherwise than the report said, a sentence each
   */
  public record Content(
      String sender, String document, boolean isCut, String answer, List<String> overridden) {}
}
