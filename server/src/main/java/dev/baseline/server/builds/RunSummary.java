package dev.baseline.server.builds;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A run as the API shows it.
 *
 * @param id its key
 * @param url the path of its page
 * @param api the path of its JSON
 * @param provider the CI system
 * @param providerRun the provider's name for it
 * @param attempt 1 for the first execution
 * @param branch the branch that it was for
 * @param trigger why it ran
 * @param pullRequest the number of the pull request that it was for
 * @param commit what was built
 * @param startedAt the start of its first job
 * @param jobs how many jobs it has, by status
 * @param providerUrl where the provider shows it
 */
record RunSummary(
    long id,
    String url,
    String api,
    String provider,
    String providerRun,
    int attempt,
    String branch,
    Optional<String> trigger,
    Optional<Integer> pullRequest,
    Committed commit,
    Instant startedAt,
    Map<String, Integer> jobs,
    Optional<String> providerUrl) {

  /** A commit. */
  record Committed(
      String sha, Optional<String> title, Optional<String> author, Optional<Instant> committedAt) {}
}
