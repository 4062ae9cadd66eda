package dev.baseline.server.builds;

import dev.baseline.server.pages.Change;
import dev.baseline.server.pages.Figure;
import dev.baseline.server.pages.HistoryChart;
import dev.baseline.server.pages.Mark;
import dev.baseline.server.pages.StackChart;
import dev.baseline.server.pages.Strip;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The history of a configuration as its page shows it.
 *
 * @param axes value by axis
 * @param hash the configuration's hash
 * @param branch the branch that is shown
 * @param branches the branches that may be chosen
 * @param choices the controls of the form
 * @param mostSeries how many metrics the form knows at most if there may be more, else 0
 * @param kept the parameters that the form keeps as they are
 * @param switches the links beside the graph
 * @param metric the metric that is shown
 * @param summary the level of what is shown
 * @param chart the graph; empty if there is no point in the range
 * @param steps the steps under the graph
 * @param strips the attributes of the environment that changed
 * @param changes the changes of the environment, newest first
 * @param alternations the attributes that go back and forth
 * @param moreChanges how many changes are not in {@code changes}
 * @param rows a page of the points and failures, newest first
 * @param pager the links to other pages of the table
 * @param isMixed whether the points have several environments
 * @param resetPath the page with its usual range
 * @param zoomPath the page without a range, to which a script adds one
 */
public record History(
    SortedMap<String, String> axes,
    String hash,
    String branch,
    List<String> branches,
    List<Choice> choices,
    int mostSeries,
    Map<String, String> kept,
    List<Switch> switches,
    String metric,
    Optional<Summary> summary,
    Optional<HistoryChart> chart,
    Optional<StackChart> steps,
    List<Strip> strips,
    List<EnvironmentChange> changes,
    List<Alternation> alternations,
    int moreChanges,
    List<Row> rows,
    List<Switch.To> pager,
    boolean isMixed,
    String resetPath,
    String zoomPath) {

  /**
   * Links of which one is where the reader is.
   *
   * @param label what they change
   * @param options the links
   */
  public record Switch(String label, List<To> options) {
    /**
     * A link.
     *
     * @param label what it is called
     * @param path where it leads
     * @param isCurrent whether the reader is there
     */
    public record To(String label, String path, boolean isCurrent) {}
  }

  /**
   * The level of the points that are shown.
   *
   * @param points how many points are shown
   * @param failures how many jobs without a value are shown
   * @param median their median, the baseline
   * @param latest the newest value
   * @param distance how far the newest lies from the baseline
   */
  public record Summary(int points, int failures, Figure median, Figure latest, Change distance) {}

  /**
   * A change of the environment from one job to the next.
   *
   * @param at when the first job after it started
   * @param commit what that job built
   * @param jobPath the page of that job
   * @param attribute what changed
   * @param before its value before; empty if it was not reported
   * @param after its value after; empty if it was not reported
   */
  public record EnvironmentChange(
      Instant at, Commit commit, String jobPath, String attribute, String before, String after) {}

  /**
   * An attribute of the environment that goes back and forth.
   *
   * @param attribute what changes
   * @param turns how often it changed
   * @param jobs the number of jobs by value; a value is empty if it was not reported
   */
  public record Alternation(String attribute, int turns, SortedMap<String, Long> jobs) {}

  /**
   * A job.
   *
   * @param mark its status
   * @param at when it started
   * @param jobPath its page
   * @param commit what it built
   * @param value its value
   * @param distance how far it lies from the baseline
   * @param environment the letter of its environment
   */
  public record Row(
      Mark mark,
      Instant at,
      String jobPath,
      Commit commit,
      Optional<Figure> value,
      Optional<Change> distance,
      String environment) {}
}
