package dev.baseline.cli.report;

import dev.baseline.cli.ci.Fact;
import dev.baseline.cli.ci.Facts;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options for facts that the CI system or git say if they are not given. */
final class FactOptions {

  private final Map<Fact, String> given = new EnumMap<>(Fact.class);

  /** What was given. */
  Facts facts() {
    return new Facts(given);
  }

  @Option(
      order = 1,
      names = "--project",
      paramLabel = "OWNER/NAME",
      description = "The repository.")
  void project(String text) {
    given.put(Fact.PROJECT, text);
  }

  @Option(
      order = 2,
      names = "--job",
      paramLabel = "NAME",
      description = "The job's name, without its axes.")
  void job(String text) {
    given.put(Fact.JOB, text);
  }

  @Option(
      order = 3,
      names = "--job-id",
      paramLabel = "ID",
      description = "Tells apart jobs of a run with the same name and axes.")
  void jobId(String text) {
    given.put(Fact.JOB_ID, text);
  }

  @Option(
      order = 4,
      names = "--url",
      paramLabel = "URL",
      description = "Where the CI system shows the job.")
  void url(String text) {
    given.put(Fact.JOB_URL, text);
  }

  @Option(order = 5, names = "--commit", paramLabel = "SHA", description = "What was built.")
  void commit(String text) {
    given.put(Fact.COMMIT, text);
  }

  @Option(
      order = 6,
      names = "--commit-title",
      paramLabel = "TEXT",
      description = "The first line of the commit's message.")
  void commitTitle(String text) {
    given.put(Fact.COMMIT_TITLE, text);
  }

  @Option(
      order = 7,
      names = "--commit-author",
      paramLabel = "NAME",
      description = "The commit's author.")
  void commitAuthor(String text) {
    given.put(Fact.COMMIT_AUTHOR, text);
  }

  @Option(
      order = 8,
      names = "--commit-date",
      paramLabel = "TIME",
      description = "When it was committed.")
  void commitDate(String text) {
    given.put(Fact.COMMIT_DATE, text);
  }

  @Option(
      order = 9,
      names = "--branch",
      paramLabel = "NAME",
      description = "The branch that was built.")
  void branch(String text) {
    given.put(Fact.BRANCH, text);
  }

  @Option(
      order = 10,
      names = "--run-provider",
      paramLabel = "NAME",
      description = "The CI system: github, gitlab, jenkins, local or another.")
  void runProvider(String text) {
    given.put(Fact.RUN_PROVIDER, text);
  }

  @Option(
      order = 11,
      names = "--run-id",
      paramLabel = "ID",
      description = "The CI system's name for the run; jobs with the same one are shown together.")
  void runId(String text) {
    given.put(Fact.RUN_ID, text);
  }

  @Option(
      order = 12,
      names = "--run-url",
      paramLabel = "URL",
      description = "Where the CI system shows the run.")
  void runUrl(String text) {
    given.put(Fact.RUN_URL, text);
  }

  @Option(
      order = 13,
      names = "--attempt",
      paramLabel = "N",
      description = "1 for the first execution of the run, one more for each repetition.")
  void attempt(int number) {
    given.put(Fact.ATTEMPT, Integer.toString(number));
  }

  @Option(
      order = 14,
      names = "--trigger",
      paramLabel = "TEXT",
      description = "Why the run was started: push, pull_request, schedule ...")
  void trigger(String text) {
    given.put(Fact.TRIGGER, text);
  }

  @Option(
      order = 15,
      names = "--pull-request",
      paramLabel = "N",
      description = "The pull request that the run was for.")
  void pullRequest(int number) {
    given.put(Fact.PULL_REQUEST, Integer.toString(number));
  }

  @Option(
      order = 16,
      names = "--image",
      paramLabel = "REF",
      description = "The container's image; $BASELINE_IMAGE if not given.")
  void image(String text) {
    given.put(Fact.IMAGE, text);
  }

  @Option(
      order = 17,
      names = "--image-digest",
      paramLabel = "DIGEST",
      description = "The digest of the container's image; $BASELINE_IMAGE_DIGEST if not given.")
  void imageDigest(String text) {
    given.put(Fact.IMAGE_DIGEST, text);
  }
}
