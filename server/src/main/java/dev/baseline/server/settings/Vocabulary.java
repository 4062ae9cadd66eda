package dev.baseline.server.settings;

import java.util.List;
import java.util.SortedMap;

/**
 * What a project's reports have named so far, which is what its lists can be filtered by.
 *
 * @param axes the values of every axis
 * @param branches the first {@value VocabularyStore#MAX_BRANCHES} branches by name
 * @param kinds the kinds of job
 * @param metrics the metrics
 */
record Vocabulary(
    SortedMap<String, List<String>> axes,
    List<String> branches,
    List<String> kinds,
    List<Metric> metrics) {

  /**
   * A metric.
   *
   * @param direction which way it gets better: lower or higher
   */
  record Metric(String name, String unit, String direction) {}
}
