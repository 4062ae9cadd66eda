package dev.baseline.server.builds;

import dev.baseline.server.pages.Change;
import dev.baseline.server.pages.Figure;
import dev.baseline.server.pages.Mark;
import dev.baseline.server.pages.Sparkline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The matrix of a project as its page shows it.
 *
 * @param settingsPath where the project is set
 * @param branch the branch that is shown
 * @param branches the branches that may be chosen
 * @param controls the other controls of the form
 * @param filters the controls that hold an axis to one value
 * @param rowAxis the axis of the rows
 * @param columnAxis the axis of the columns; empty if there is none
 * @param columns the values of the columns
 * @param rows the rows
 * @param counts how many lanes have which status, in words
 * @param metric the metric that is shown
 * @param mostLanes how many configurations are shown at most if there may be more, else 0
 * @param isTime whether the metric is a duration
 * @param fewestAnswer why there is nothing to show; empty if there is
 * @param elsewhere the branches that have jobs, where this one has none
 */
public record Matrix(
    String settingsPath,
    String branch,
    List<String> branches,
    List<Choice> controls,
    List<Choice> filters,
    String rowAxis,
    String columnAxis,
    List<String> columns,
    List<Row> rows,
    List<Count> counts,
    String metric,
    int mostLanes,
    boolean isTime,
    String fewestAnswer,
    List<Elsewhere> elsewhere) {

  /**
   * A branch that has jobs.
   *
   * @param branch its name
   * @param path its matrix
   */
  public record Elsewhere(String branch, String path) {}

  /**
   * A row.
   *
   * @param value the value of the row's axis
   * @param cells a cell for each column
   */
  public record Row(String value, List<Cell> cells) {}

  /**
   * A cell.
   *
   * @param lines a line for each lane that falls into it
   */
  public record Cell(List<Line> lines) {}

  /**
   * How many lanes are alike.
   *
   * @param mark what they have in common
   * @param number how many they are
   */
  public record Count(Mark mark, long number) {}

  /**
   * A lane.
   *
   * @param path the page of its configuration
   * @param name the values of the axes that tell it apart
   * @param mark the status of its last job
   * @param jobPath the page of its last job
   * @param lastAt when its last job started
   * @param isStale whether its last job is much older than the project's
   * @param value the median of its last values
   * @param change the change of the median
   * @param sparkline its last values
   */
  public record Line(
      String path,
      String name,
      Mark mark,
      String jobPath,
      Optional<Instant> lastAt,
      boolean isStale,
      Optional<Figure> value,
      Optional<Change> change,
      Optional<Sparkline> sparkline) {}
}
