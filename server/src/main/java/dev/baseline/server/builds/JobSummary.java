package dev.baseline.server.builds;

import java.time.Instant;
import java.util.Optional;

/**
 * A job as the API's lists show it.
 *
 * @param id its key
 * @param url the path of its page
 * @param api the path of its JSON
 * @param name its name without matrix values
 * @param providerJob what tells it apart from others of its name in the same run and configuration
 * @param kind build, test, benchmark or fuzz
 * @param status what came of it, or how far it is
 * @param branch the branch that its run was for
 * @param commit what was built
 * @param run the run that it belongs to
 * @param configuration the hash of its configuration
 * @param tests how many tests it ran
 * @param providerUrl where the provider shows it
 */
record JobSummary(
    long id,
    String url,
    String api,
    String name,
    Optional<String> providerJob,
    String kind,
    String status,
    String branch,
    String commit,
    long run,
    String configuration,
    Optional<Instant> queuedAt,
    Instant startedAt,
    Optional<Instant> completedAt,
    Tests tests,
    Optional<String> providerUrl) {

  /**
   * How many tests, each counted once by its last attempt.
   *
   * @param all how many the job knew of
   * @param failed how many did not pass
   * @param skipped how many it did not run
   */
  record Tests(int all, int failed, int skipped) {}
}
