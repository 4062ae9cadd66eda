package dev.baseline.server.builds;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A configuration as the API lists it.
 *
 * @param hash its hash
 * @param url the path of its page
 * @param axes the value of every axis
 * @param firstSeenAt when its first report came, by the server's clock
 * @param lastJob the job that started last
 */
record ConfigurationSummary(
    String hash,
    String url,
    SortedMap<String, String> axes,
    Instant firstSeenAt,
    Optional<LastJob> lastJob) {

  /** A job in brief. */
  record LastJob(
      long id, String api, String name, String branch, String status, Instant startedAt) {}
}
