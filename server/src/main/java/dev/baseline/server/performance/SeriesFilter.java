package dev.baseline.server.performance;

import dev.baseline.reports.JobKind;
import dev.baseline.server.http.Query;
import java.util.Optional;

/**
 * Which series a list shows: those for which everything that is given holds.
 *
 * @param configuration the hash of their configuration
 * @param branch their branch
 * @param kind the kind of their jobs
 * @param job the name of their jobs
 * @param metric what is measured
 */
record SeriesFilter(
    Optional<String> configuration,
    Optional<String> branch,
    Optional<JobKind> kind,
    Optional<String> job,
    Optional<String> metric) {

  static SeriesFilter of(Query query) {
    return new SeriesFilter(
        query.hash("configuration"),
        query.text("branch"),
        query.choice("kind", JobKind.values(), JobKind::token),
        query.text("job"),
        query.text("metric"));
  }
}
