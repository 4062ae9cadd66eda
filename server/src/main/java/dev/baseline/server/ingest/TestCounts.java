package dev.baseline.server.ingest;

import dev.baseline.reports.Outcome;
import dev.baseline.reports.TestName;
import dev.baseline.reports.TestResult;
import java.util.HashMap;
import java.util.List;

/**
 * How many tests a job ran, each counted once by its last attempt.
 *
 * @param all how many it knew of
 * @param failed how many did not pass in their last attempt
 * @param skipped how many it did not run
 */
record TestCounts(int all, int failed, int skipped) {

  static TestCounts of(List<TestResult> results) {
    var last = new HashMap<TestName, TestResult>();
    for (TestResult result : results) {
      last.merge(
          result.test(), result, (one, other) -> one.attempt() > other.attempt() ? one : other);
    }
    int failed = 0;
    int skipped = 0;
    for (TestResult result : last.values()) {
      switch (result.outcome()) {
        case PASS -> {}
        case SKIP -> skipped++;
        case FAIL, ERROR, TIMEOUT, CRASH -> failed++;
      }
    }
    return new TestCounts(last.size(), failed, skipped);
  }

  /** Whether an outcome needs a person to look at it. */
  static boolean isFailure(Outcome outcome) {
    return switch (outcome) {
      case PASS, SKIP -> false;
      case FAIL, ERROR, TIMEOUT, CRASH -> true;
    };
  }
}
