package dev.baseline.cli.ci;

import java.util.Optional;
import java.util.Set;

/**
 * GitLab CI.
 *
 * @see <a href="https://docs.gitlab.com/ci/variables/predefined_variables/">its variables</a>
 */
record GitLab(Variables variables) implements Provider {

  /** What a job's status is in {@code after_script}; before, it is only running. */
  private static final Set<String> ENDED = Set.of("success", "failed", "canceled");

  @Override
  public boolean isPresent() {
    return variables.has("GITLAB_CI");
  }

  /** A job that is repeated keeps its pipeline, and gets a new id. */
  @Override
  public Facts facts() {
    return variables
        .facts()
        .put(Fact.PROJECT, "CI_PROJECT_PATH")
        .put(Fact.COMMIT, "CI_COMMIT_SHA")
        .put(Fact.COMMIT_TITLE, "CI_COMMIT_TITLE")
        .put(Fact.COMMIT_AUTHOR, author())
        .put(Fact.COMMIT_DATE, "CI_COMMIT_TIMESTAMP")
        .put(Fact.BRANCH, "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "CI_COMMIT_REF_NAME")
        .put(Fact.RUN_PROVIDER, Optional.of("gitlab"))
        .put(Fact.RUN_ID, "CI_PIPELINE_ID")
        .put(Fact.TRIGGER, "CI_PIPELINE_SOURCE")
        .put(Fact.PULL_REQUEST, "CI_MERGE_REQUEST_IID")
        .put(Fact.RUN_URL, "CI_PIPELINE_URL")
        .put(Fact.JOB, jobName())
        .put(Fact.JOB_ID, "CI_JOB_ID")
        .put(Fact.JOB_URL, "CI_JOB_URL")
        .put(Fact.STATUS, variables.first("CI_JOB_STATUS").filter(ENDED::contains))
        .put(Fact.STARTED, "CI_JOB_STARTED_AT")
        .put(Fact.IMAGE, "CI_JOB_IMAGE")
        .facts();
  }

  /** {@code Ada Lovelace <ada@example.org>} without the address. */
  private Optional<String> author() {
    return variables.first("CI_COMMIT_AUTHOR").map(author -> author.replaceFirst("\\s*<.*>$", ""));
  }

  /** The name without the matrix: {@code build: [gcc, cs]} and {@code build 1/4} are build. */
  private Optional<String> jobName() {
    return variables
        .first("CI_JOB_NAME")
        .map(name -> name.replaceFirst(": \\[.*\\]$", "").replaceFirst(" \\d+/\\d+$", ""));
  }
}
