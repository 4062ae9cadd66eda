package dev.baseline.server.builds;

import dev.baseline.server.pages.Figure;
import dev.baseline.server.pages.Mark;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A run as its page shows it.
 *
 * @param run the run itself
 * @param branch the branch that it was for
 * @param commit what was built
 * @param startedAt when its first job started
 * @param jobs its jobs
 */
public record RunView(
    JobView.Run run, String branch, Commit commit, Instant startedAt, List<Row> jobs) {

  /**
   * A job of the run.
   *
   * @param mark its status
   * @param path its page
   * @param name its name
   * @param kind what it does
   * @param configuration its axes
   * @param configurationPath the page of its configuration
   * @param startedAt when it started
   * @param ran how long it ran; empty while it runs
   * @param testsFailed how many of its tests failed
   */
  public record Row(
      Mark mark,
      String path,
      String name,
      String kind,
      SortedMap<String, String> configuration,
      String configurationPath,
      Instant startedAt,
      Optional<Figure> ran,
      int testsFailed) {}
}
