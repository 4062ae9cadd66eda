package dev.baseline.cli.ci;

import java.util.Optional;

/**
 * Jenkins, with its Git and Branch API plugins.
 *
 * @see <a href="https://www.jenkins.io/doc/book/pipeline/jenkinsfile/">its variables</a>
 */
record Jenkins(Variables variables) implements Provider {

  @Override
  public boolean isPresent() {
    return variables.has("JENKINS_URL") && variables.has("BUILD_NUMBER");
  }

  @Override
  public Facts facts() {
    return variables
        .facts()
        .put(Fact.PROJECT, variables.first("GIT_URL", "GIT_URL_1").flatMap(GitCheckout::projectOf))
        .put(Fact.COMMIT, "GIT_COMMIT")
        .put(Fact.COMMIT_TITLE, "CHANGE_TITLE")
        .put(Fact.COMMIT_AUTHOR, "CHANGE_AUTHOR_DISPLAY_NAME", "CHANGE_AUTHOR")
        .put(Fact.BRANCH, branch())
        .put(Fact.RUN_PROVIDER, Optional.of("jenkins"))
        .put(Fact.RUN_ID, "BUILD_TAG")
        .put(Fact.TRIGGER, variables.first("CHANGE_ID").map(change -> "pull_request"))
        .put(Fact.PULL_REQUEST, "CHANGE_ID")
        .put(Fact.RUN_URL, "BUILD_URL")
        .put(Fact.JOB, jobName())
        .put(Fact.JOB_URL, "RUN_DISPLAY_URL", "BUILD_URL")
        .facts();
  }

  private Optional<String> branch() {
    return variables
        .first("CHANGE_BRANCH", "BRANCH_NAME")
        .or(() -> variables.first("GIT_BRANCH").map(name -> name.replaceFirst("^origin/", "")));
  }

  /** In a project of several branches the last part of a job's name is the branch. */
  private Optional<String> jobName() {
    return variables
        .first("STAGE_NAME")
        .or(
            () ->
                variables.has("BRANCH_NAME")
                    ? variables.first("JOB_NAME").map(Jenkins::folder)
                    : variables.first("JOB_BASE_NAME", "JOB_NAME"));
  }

  private static String folder(String jobName) {
    int end = jobName.lastIndexOf('/');
    return end < 0 ? jobName : jobName.substring(jobName.lastIndexOf('/', end - 1) + 1, end);
  }
}
