package dev.baseline.server.builds;

import dev.baseline.server.http.Json;
import dev.baseline.server.projects.Project;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The lanes in the database. What it reads grows with the lanes and not with their history. */
final class LaneStore {

  /** A duration series exists for whatever job was seen: those series are the list of the lanes. */
  private static final String LANES =
      """
            SELECT lane.project_id, lane.hash, lane.axes, lane.job, s.unit, s.direction,
                   last.job_id, last.status, last.started_at, recent.points, older.points AS before
            FROM unnest(:projects, :branches) AS wanted(project_id, branch)
            JOIN LATERAL (
              SELECT d.project_id, d.branch, d.configuration_id, d.kind, d.job, c.hash, c.axes
              FROM series d JOIN configuration c ON c.project_id = d.project_id
                AND c.configuration_id = d.configuration_id AND c.axes @> :filters::jsonb
              WHERE d.project_id = wanted.project_id AND d.branch = wanted.branch
                AND d.kind = :kind AND d.metric = 'duration'
              ORDER BY c.axes::text, d.job LIMIT :most) lane ON true
            LEFT JOIN series s ON s.project_id = lane.project_id AND s.branch = lane.branch
              AND s.configuration_id = lane.configuration_id AND s.kind = lane.kind
              AND s.job = lane.job AND s.metric = :metric
            LEFT JOIN LATERAL (
              SELECT job_id, status, started_at FROM job j
              WHERE j.project_id = lane.project_id AND j.configuration_id = lane.configuration_id
                AND j.branch = lane.branch AND j.kind = lane.kind AND j.name = lane.job
              ORDER BY started_at DESC, job_id DESC LIMIT 1) last ON true
            LEFT JOIN LATERAL (
              SELECT array_agg(value ORDER BY at, job_id) AS points, max(at) AS newest
              FROM (SELECT at, job_id, value FROM measurement m
                    WHERE m.project_id = s.project_id AND m.series_id = s.series_id
                    ORDER BY at DESC, job_id DESC LIMIT :shown) AS p) recent ON true
            LEFT JOIN LATERAL (
              SELECT array_agg(value) AS points
              FROM (SELECT value FROM measurement m
                    WHERE m.project_id = s.project_id AND m.series_id = s.series_id
                      AND m.at <= recent.newest - interval '30 days'
                    ORDER BY at DESC, job_id DESC LIMIT :median) AS p) older ON true
            ORDER BY lane.axes::text, lane.job
            """;

  /** How many lanes a page reads at most. */
  static final int MOST = 2_000;

  /** How many lanes of a project are read at least, however many projects there are. */
  private static final int FEWEST = 20;

  private final Jdbi jdbi;

  LaneStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * The lanes of a project on a branch, of a kind of job: the first {@value #MOST} by their axes.
   *
   * @param metric whose values the lanes bring along
   * @param filters the axes that must have these values
   */
  List<Lane> lanes(
      Project project, String branch, String kind, String metric, Map<String, String> filters) {
    return lanes(List.of(project), List.of(branch), kind, metric, filters, MOST);
  }

  /** How many lanes of each are read at most where that many projects are shown. */
  static int mostOfEach(int projects) {
    return Math.max(MOST / Math.max(projects, 1), FEWEST);
  }

  /**
   * The lanes of the builds of several projects on their default branches, with their time: the
   * first of each project, at most {@link #mostOfEach}.
   */
  List<Lane> lanes(List<Project> projects) {
    return lanes(
        projects,
        projects.stream().map(Project::defaultBranch).toList(),
        "build",
        "duration",
        Map.of(),
        mostOfEach(projects.size()));
  }

  private List<Lane> lanes(
      List<Project> projects,
      List<String> branches,
      String kind,
      String metric,
      Map<String, String> filters,
      int most) {
    return jdbi.withHandle(
        handle ->
            query(handle, "", projects, branches, kind, metric, filters, most)
                .map((row, _) -> lane(row))
                .list());
  }

  /** The query for lanes; a test puts {@code EXPLAIN} before it. */
  static Query query(
      Handle handle,
      String before,
      List<Project> projects,
      List<String> branches,
      String kind,
      String metric,
      Map<String, String> filters,
      int most) {
    return handle
        .createQuery(before + LANES)
        .bindArray("projects", Long.class, projects.stream().map(Project::id).toList())
        .bindArray("branches", String.class, branches)
        .bind("kind", kind)
        .bind("metric", metric)
        .bind("filters", Json.text(filters))
        .bind("most", most)
        .bind("shown", Lane.SHOWN)
        .bind("median", Lane.MEDIAN_OF);
  }

  /** The axes of the configurations that had a job of that kind on the branch, at most 2,000. */
  List<SortedMap<String, String>> axes(Project project, String branch, String kind) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT DISTINCT axes FROM series JOIN configuration USING (project_id, configuration_id)
                    WHERE project_id = :project AND branch = :branch AND kind = :kind
                      AND metric = 'duration'
                    LIMIT :most
                    """)
                .bind("project", project.id())
                .bind("branch", branch)
                .bind("kind", kind)
                .bind("most", MOST)
                .map((row, _) -> Json.texts(row.getString("axes")))
                .list());
  }

  /** The first metrics by name of the project on a branch, of a kind of job, at most 2,000. */
  List<String> metrics(Project project, String branch, String kind) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT DISTINCT metric FROM series
                    WHERE project_id = :project AND branch = :branch AND kind = :kind
                    ORDER BY metric LIMIT :most
                    """)
                .bind("project", project.id())
                .bind("branch", branch)
                .bind("kind", kind)
                .bind("most", MOST)
                .mapTo(String.class)
                .list());
  }

  /**
   * The first branches by name, at most 200. Each is found by one step down the index, however many
   * series it has.
   */
  List<String> branches(Project project) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    WITH RECURSIVE found(branch, number) AS (
                      (SELECT branch, 1 FROM series WHERE project_id = :project ORDER BY branch LIMIT 1)
                      UNION ALL
                      SELECT (SELECT s.branch FROM series s
                              WHERE s.project_id = :project AND s.branch > found.branch
                              ORDER BY s.branch LIMIT 1), number + 1
                      FROM found WHERE found.branch IS NOT NULL AND number < 200)
                    SELECT branch FROM found WHERE branch IS NOT NULL
                    """)
                .bind("project", project.id())
                .mapTo(String.class)
                .list());
  }

  /** A kind of job that each of the branches has: the one that is asked for if it has that. */
  SortedMap<String, String> kinds(Project project, List<String> branches, String asked) {
    var kinds = new TreeMap<String, String>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT wanted.branch, found.kind
                    FROM unnest(:branches) AS wanted(branch) CROSS JOIN LATERAL (
                      SELECT kind FROM series
                      WHERE project_id = :project AND branch = wanted.branch
                        AND metric = 'duration'
                      ORDER BY kind <> :asked, kind LIMIT 1) AS found
                    """)
                .bind("project", project.id())
                .bindArray("branches", String.class, branches)
                .bind("asked", asked)
                .map((row, _) -> kinds.put(row.getString("branch"), row.getString("kind")))
                .list());
    return kinds;
  }

  private static Lane lane(ResultSet row) throws SQLException {
    @Nullable OffsetDateTime started = row.getObject("started_at", OffsetDateTime.class);
    Optional<Lane.Last> last =
        started == null
            ? Optional.empty()
            : Optional.of(
                new Lane.Last(row.getLong("job_id"), row.getString("status"), started.toInstant()));
    return new Lane(
        row.getLong("project_id"),
        row.getString("hash"),
        Json.texts(row.getString("axes")),
        row.getString("job"),
        last,
        Optional.ofNullable(row.getString("unit")).orElse(""),
        Optional.ofNullable(row.getString("direction")).orElse("lower"),
        numbers(row.getArray("points")),
        numbers(row.getArray("before")));
  }

  private static double[] numbers(@Nullable Array array) throws SQLException {
    if (array == null) {
      return new double[0];
    }
    Double[] boxed = (Double[]) array.getArray();
    double[] numbers = new double[boxed.length];
    for (int i = 0; i < boxed.length; i++) {
      numbers[i] = boxed[i];
    }
    return numbers;
  }
}
