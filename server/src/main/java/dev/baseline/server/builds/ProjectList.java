package dev.baseline.server.builds;

import dev.baseline.server.pages.Change;
import dev.baseline.server.projects.Project;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The projects as the start page shows them.
 *
 * @param rows a row for each project that the reader may see
 * @param mostLanes how many configurations of a project are counted at most if one may have more,
 *     else 0
 * @param address the address of this server, for the commands of the empty page
 */
public record ProjectList(List<Row> rows, int mostLanes, String address) {

  /**
   * A project.
   *
   * @param project the project itself
   * @param lastAt when its last job started
   * @param counts how many configurations have which status
   * @param change the median of the changes of its configurations' build times
   * @param changed how many configurations that is the median of
   */
  public record Row(
      Project project,
      Optional<Instant> lastAt,
      List<Matrix.Count> counts,
      Optional<Change> change,
      int changed) {}
}
