package dev.baseline.server.sample;

import dev.baseline.reports.Configuration;
import dev.baseline.reports.TestName;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known about a sample because it was made so: what detection ought to find, and what it
 * may.
 *
 * @param regressions changes for the worse that the code caused, in the order of their commits
 * @param imageChange the change of the Linux runners' image, which moved durations, too
 * @param smallChanges small changes of level, better or worse, that the code caused
 * @param redStreak builds that failed commit after commit in one configuration
 * @param brokenTest the test that a commit broke and a later one repaired
 * @param brokenTestStreak where and how long it was broken
 * @param flakyTests the tests that fail by chance, wherever tests run
 */
public record SampleTruth(
    List<Change> regressions,
    Change imageChange,
    List<Change> smallChanges,
    Streak redStreak,
    TestName brokenTest,
    Streak brokenTestStreak,
    Set<TestName> flakyTests) {

  public SampleTruth {
    regressions = List.copyOf(regressions);
    smallChanges = List.copyOf(smallChanges);
    flakyTests = Set.copyOf(flakyTests);
  }

  /**
   * A place where levels changed.
   *
   * @param commit the index of the first commit at the new level; 0 is the oldest commit
   * @param sha the object name of that commit
   * @param title its title
   * @param configurations where levels changed
   * @param steps what the median duration of a build's step was multiplied by, by the step's name.
   *     A step whose parts changed is there itself, too
   * @param measurements what the median of a measurement was multiplied by, by its metric
   */
  public record Change(
      int commit,
      String sha,
      String title,
      Set<Configuration> configurations,
      Map<String, Double> steps,
      Map<String, Double> measurements) {

    public Change {
      configurations = Set.copyOf(configurations);
      steps = Map.copyOf(steps);
      measurements = Map.copyOf(measurements);
    }
  }

  /**
   * Failures in commits that follow one another.
   *
   * @param configuration where it failed
   * @param first the index of the first commit that failed
   * @param last the index of the last commit that failed
   */
  public record Streak(Configuration configuration, int first, int last) {}
}
