package dev.baseline.reports;

import java.util.Optional;

/**
 * One execution of a workflow for a commit.
 *
 * @param provider the CI system: {@code github}, {@code gitlab}, {@code jenkins}, {@code local} …
 * @param id the provider's name for the run, unique within the provider and project
 * @param attempt 1 for the first execution, one more for each repetition
 * @param branch the branch that the run was for
 * @param trigger why it ran: {@code push}, {@code pull_request}, {@code schedule} …; empty if
 *     unknown
 * @param pullRequest the number of the pull request that it was for
 * @param url where the provider shows it; empty if nowhere
 */
public record Run(
    String provider,
    String id,
    int attempt,
    String branch,
    String trigger,
    Optional<Integer> pullRequest,
    String url) {

  /**
   * The line of history that the run belongs to: its branch, or {@code pull/17} where it was for a
   * pull request. A pull request builds what a merge would make, often of a foreign branch that may
   * be called like one of ours, so its times are kept apart.
   */
  public String line() {
    return pullRequest.map(number -> "pull/" + number).orElse(branch);
  }
}
