package dev.baseline.server.performance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;

/**
 * A series as the API shows it.
 *
 * @param id its key
 * @param api the path of its JSON
 * @param branch the branch whose jobs it follows
 * @param configuration the configuration whose jobs it follows
 * @param kind the kind of these jobs
 * @param job their name
 * @param metric what is measured
 * @param unit the unit of its values
 * @param direction which way it gets better: lower or higher
 * @param firstSeenAt when the first report of it came, by the server's clock
 */
record SeriesSummary(
    long id,
    String api,
    String branch,
    Axes configuration,
    String kind,
    String job,
    String metric,
    String unit,
    String direction,
    Instant firstSeenAt) {

  /** A configuration. */
  record Axes(String hash, SortedMap<String, String> axes) {}

  /**
   * A value of a series.
   *
   * @param at the start of the job
   * @param job the job that measured it
   * @param commit what was built
   * @param environment the hash of what the job got
   */
  record Point(Instant at, double value, long job, String commit, String environment) {}

  /**
   * The values of a day, in short.
   *
   * @param day in UTC
   * @param points how many values
   */
  record Day(
      LocalDate day,
      int points,
      double minimum,
      double lowerQuartile,
      double median,
      double upperQuartile,
      double maximum) {}
}
