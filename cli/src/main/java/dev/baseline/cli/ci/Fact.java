package dev.baseline.cli.ci;

/** Something that a report has to say about its job, with the option that says it. */
public enum Fact {
  PROJECT("--project"),
  COMMIT("--commit"),
  COMMIT_TITLE("--commit-title"),
  COMMIT_AUTHOR("--commit-author"),
  COMMIT_DATE("--commit-date"),
  BRANCH("--branch"),
  RUN_PROVIDER("--run-provider"),
  RUN_ID("--run-id"),
  ATTEMPT("--attempt"),
  TRIGGER("--trigger"),
  PULL_REQUEST("--pull-request"),
  RUN_URL("--run-url"),
  JOB("--job"),
  JOB_ID("--job-id"),
  JOB_URL("--url"),
  STATUS("--status"),
  STARTED("--started"),
  IMAGE("--image"),
  IMAGE_DIGEST("--image-digest");

  private final String option;

  Fact(String option) {
    this.option = option;
  }

  /** The option that says it. */
  public String option() {
    return option;
  }
}
