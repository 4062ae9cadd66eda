package dev.baseline.server.builds;

import dev.baseline.server.pages.Change;
import dev.baseline.server.pages.Spread;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The jobs of one name in one configuration of a project, and the end of one of their series.
 *
 * @param projectId the project's key
 * @param hash the configuration's hash
 * @param axes the configuration's axes
 * @param job the name of the jobs
 * @param last the newest job
 * @param unit the unit of the series; empty if there is no such series
 * @param direction which way the series gets better: {@code lower} or {@code higher}
 * @param recent the last values, at most {@value #SHOWN}, oldest first
 * @param older the last values, at most {@value #MEDIAN_OF}, of thirty days before the newest
 */
@SuppressWarnings("ArrayRecordComponent") // numbers by the thousand; nobody compares lanes
record Lane(
    long projectId,
    String hash,
    SortedMap<String, String> axes,
    String job,
    Optional<Last> last,
    String unit,
    String direction,
    double[] recent,
    double[] older) {

  /** How many values a sparkline shows. */
  static final int SHOWN = 30;

  /** How many values the medians are of. */
  static final int MEDIAN_OF = 10;

  /**
   * The newest job.
   *
   * @param jobId its key
   * @param status its status
   * @param at when it started
   */
  record Last(long jobId, String status, Instant at) {}

  /** The median of the last values. */
  Optional<Double> median() {
    int from = Math.max(recent.length - MEDIAN_OF, 0);
    return Spread.of(Arrays.copyOfRange(recent, from, recent.length)).map(Spread::median);
  }

  /** The change of the median against thirty days before; empty where either side has no value. */
  Optional<Change> change() {
    return Spread.of(older)
        .flatMap(
            before ->
                median()
                    .map(
                        now ->
                            Change.between(
                                before.median(), now, direction, unit, before.excludes(now))));
  }
}
