package dev.baseline.server.builds;

import dev.baseline.reports.JobKind;
import dev.baseline.reports.JobStatus;
import dev.baseline.server.http.Query;
import java.util.Optional;

/**
 * Which jobs a list shows: those for which everything that is given holds.
 *
 * @param branch the branch of their run
 * @param kind what they do
 * @param status what came of them
 * @param configuration the hash of their configuration
 * @param run the run that they belong to
 */
record JobFilter(
    Optional<String> branch,
    Optional<JobKind> kind,
    Optional<JobStatus> status,
    Optional<String> configuration,
    Optional<Long> run) {

  static JobFilter of(Query query) {
    return new JobFilter(
        query.text("branch"),
        query.choice("kind", JobKind.values(), JobKind::token),
        query.choice("status", JobStatus.values(), JobStatus::token),
        query.hash("configuration"),
        query.number("run", 1, Long.MAX_VALUE));
  }

  static JobFilter ofRun(long run) {
    return new JobFilter(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(run));
  }
}
