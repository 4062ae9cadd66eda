package dev.baseline.server.settings;

import dev.baseline.server.projects.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What projects' reports have named, from the tables that grow with names and not with history. */
final class VocabularyStore {

  /** The most branches that are told: a project with pull requests may have any number. */
  static final int MAX_BRANCHES = 1_000;

  private final Jdbi jdbi;

  VocabularyStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Vocabulary of(Project project) {
    return jdbi.withHandle(
        handle ->
            new Vocabulary(
                axes(handle, project),
                branches(handle, project),
                kinds(handle, project),
                metrics(handle, project)));
  }

  private static SortedMap<String, List<String>> axes(Handle handle, Project project) {
    var axes = new TreeMap<String, List<String>>();
    handle
        .createQuery(
            """
            SELECT DISTINCT axis, value
            FROM configuration CROSS JOIN LATERAL jsonb_each_text(axes) AS each (axis, value)
            WHERE project_id = :project
            ORDER BY axis, value
            """)
        .bind("project", project.id())
        .map(
            row ->
                List.of(row.getColumn("axis", String.class), row.getColumn("value", String.class)))
        .forEach(
            pair ->
                axes.computeIfAbsent(pair.getFirst(), _ -> new ArrayList<>()).add(pair.getLast()));
    return axes;
  }

  /** Each is found by one step down the index, however many series it has. */
  private static List<String> branches(Handle handle, Project project) {
    return handle
        .createQuery(
            """
            WITH RECURSIVE found (branch) AS (
              (SELECT branch FROM series WHERE project_id = :project ORDER BY branch LIMIT 1)
              UNION ALL
              SELECT (SELECT series.branch FROM series
                      WHERE project_id = :project AND series.branch > found.branch
                      ORDER BY series.branch LIMIT 1)
              FROM found WHERE found.branch IS NOT NULL)
            SELECT branch FROM found WHERE branch IS NOT NULL LIMIT :most
            """)
        .bind("project", project.id())
        .bind("most", MAX_BRANCHES)
        .mapTo(String.class)
        .list();
  }

  private static List<String> kinds(Handle handle, Project project) {
    return handle
        .createQuery("SELECT DISTINCT kind FROM series WHERE project_id = :project ORDER BY kind")
        .bind("project", project.id())
        .mapTo(String.class)
        .list();
  }

  private static List<Vocabulary.Metric> metrics(Handle handle, Project project) {
    return handle
        .createQuery(
            """
            SELECT DISTINCT metric, unit, direction FROM series WHERE project_id = :project
            ORDER BY metric, unit, direction
            """)
        .bind("project", project.id())
        .map(
            row ->
                new Vocabulary.Metric(
                    row.getColumn("metric", String.class),
                    row.getColumn("unit", String.class),
                    row.getColumn("direction", String.class)))
        .list();
  }
}
