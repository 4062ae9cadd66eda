package dev.baseline.server.builds;

import dev.baseline.server.http.Json;
import dev.baseline.server.projects.Project;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jdbi.v3.core.Jdbi;

/** The history of one configuration in the database. What it reads is bounded by what is shown. */
final class HistoryStore {

  private static final OffsetDateTime EVER = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
  private static final OffsetDateTime NEVER =
      OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  /** How many series are read at most. */
  static final int MOST_SERIES = 2_000;

  private final Jdbi jdbi;

  HistoryStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A configuration.
   *
   * @param id its key
   * @param hash its hash
   * @param axes its axes
   */
  record Found(long id, String hash, SortedMap<String, String> axes) {}

  /** The configurations whose hash begins like that, at most two. */
  List<Found> configurations(Project project, String prefix) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT configuration_id, hash, axes FROM configuration
                    WHERE project_id = :project AND hash >= :prefix AND hash < :prefix || 'g'
                    ORDER BY hash LIMIT 2
                    """)
                .bind("project", project.id())
                .bind("prefix", prefix)
                .map(
                    (row, _) ->
                        new Found(
                            row.getLong("configuration_id"),
                            row.getString("hash"),
                            Json.texts(row.getString("axes"))))
                .list());
  }

  /**
   * The series of a configuration on a branch, by kind, job and metric: at most {@value
   * #MOST_SERIES}, among them those of {@code metric} and of the duration.
   */
  List<Series> series(Project project, long configuration, String branch, String metric) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT series_id, kind, job, metric, unit, direction FROM (
                      SELECT * FROM series
                      WHERE project_id = :project AND branch = :branch
                        AND configuration_id = :configuration
                      ORDER BY metric = :metric DESC, metric = 'duration' DESC, kind, job, metric
                      LIMIT :most) AS bounded
                    ORDER BY kind, job, metric
                    """)
                .bind("project", project.id())
                .bind("branch", branch)
                .bind("configuration", configuration)
                .bind("metric", metric)
                .bind("most", MOST_SERIES)
                .map(
                    (row, _) ->
                        new Series(
                            row.getLong("series_id"),
                            row.getString("kind"),
                            row.getString("job"),
                            row.getString("metric"),
                            row.getString("unit"),
                            row.getString("direction")))
                .list());
  }

  /** The last points of a series in the range, newest first. */
  List<Observation> points(Project project, Series series, HistoryQuery query) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT m.at, m.job_id, j.status, m.environment_id, m.value,
                           c.commit_id, c.sha, c.title, c.author
                    FROM measurement m
                    JOIN job j ON j.project_id = m.project_id AND j.job_id = m.job_id
                    JOIN commit c ON c.project_id = m.project_id AND c.commit_id = m.commit_id
                    WHERE m.project_id = :project AND m.series_id = :series
                      AND m.at >= :from AND m.at <= :to
                    ORDER BY m.at DESC, m.job_id DESC LIMIT :last
                    """)
                .bind("project", project.id())
                .bind("series", series.id())
                .bind("from", query.from().map(HistoryStore::utc).orElse(EVER))
                .bind("to", query.to().map(HistoryStore::utc).orElse(NEVER))
                .bind("last", query.last())
                .map((row, _) -> observation(row, Optional.of(row.getDouble("value"))))
                .list());
  }

  /**
   * The jobs of the series' name that ended otherwise than well and have no point in it, newest
   * first.
   */
  List<Observation> failures(
      Project project, long configuration, String branch, Series series, Instant from, Instant to) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT j.started_at AS at, j.job_id, j.status, j.environment_id,
                           c.commit_id, c.sha, c.title, c.author
                    FROM job j JOIN commit c USING (project_id, commit_id)
                    WHERE j.project_id = :project AND j.configuration_id = :configuration
                      AND j.branch = :branch AND j.kind = :kind AND j.name = :job
                      AND j.started_at >= :from AND j.started_at <= :to
                      AND j.status IN ('fail', 'error', 'timeout')
                      AND NOT EXISTS (
                        SELECT FROM measurement m
                        WHERE m.project_id = j.project_id AND m.series_id = :series
                          AND m.at = j.started_at AND m.job_id = j.job_id)
                    ORDER BY j.started_at DESC, j.job_id DESC LIMIT :most
                    """)
                .bind("project", project.id())
                .bind("configuration", configuration)
                .bind("branch", branch)
                .bind("kind", series.kind())
                .bind("job", series.job())
                .bind("series", series.id())
                .bind("from", utc(from))
                .bind("to", utc(to))
                .bind("most", HistoryQuery.MOST)
                .map((row, _) -> observation(row, Optional.empty()))
                .list());
  }

  /**
   * What a step took.
   *
   * @param name its name; empty if these are all steps but the largest
   * @param values its seconds by job
   */
  record StepTimes(String name, Map<Long, Double> values) {}

  /**
   * The steps of some jobs of a series. Of more than {@code most}, the smallest are one, so that it
   * reads at most {@code most} numbers a job.
   */
  List<StepTimes> steps(
      Project project,
      long configuration,
      String branch,
      Series series,
      List<Observation> jobs,
      int most) {
    var values = new LinkedHashMap<String, Map<Long, Double>>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    WITH chosen AS MATERIALIZED (
                      SELECT series_id, substr(metric, length('step/') + 1) AS name FROM series
                      WHERE project_id = :project AND branch = :branch
                        AND configuration_id = :configuration AND kind = :kind AND job = :job
                        AND starts_with(metric, 'step/')),
                    point AS MATERIALIZED (
                      SELECT series_id, job_id, value FROM measurement
                      WHERE project_id = :project
                        AND series_id = ANY(ARRAY(SELECT series_id FROM chosen))
                        AND at >= :from AND at <= :to AND job_id = ANY(:jobs)),
                    step AS (
                      SELECT series_id, name, count(*) OVER () AS steps,
                             row_number() OVER (ORDER BY sum(value) DESC, series_id) AS place
                      FROM chosen JOIN point USING (series_id)
                      GROUP BY series_id, name)
                    SELECT CASE WHEN steps <= :most OR place < :most THEN name ELSE '' END AS step,
                           job_id, sum(value) AS seconds
                    FROM step JOIN point USING (series_id)
                    GROUP BY 1, job_id ORDER BY 1
                    """)
                .bind("project", project.id())
                .bind("branch", branch)
                .bind("configuration", configuration)
                .bind("kind", series.kind())
                .bind("job", series.job())
                .bind("from", utc(jobs.getLast().at()))
                .bind("to", utc(jobs.getFirst().at()))
                .bindArray("jobs", Long.class, jobs.stream().map(Observation::jobId).toList())
                .bind("most", most)
                .map(
                    (row, _) ->
                        values
                            .computeIfAbsent(row.getString("step"), _ -> new HashMap<>())
                            .put(row.getLong("job_id"), row.getDouble("seconds")))
                .list());
    return values.entrySet().stream()
        .map(step -> new StepTimes(step.getKey(), step.getValue()))
        .toList();
  }

  /** The names of the outermost steps of a job, the first to run first. */
  List<String> stepOrder(Project project, long job) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT name FROM step
                    WHERE project_id = :project AND job_id = :job AND within IS NULL
                    ORDER BY ordinal
                    """)
                .bind("project", project.id())
                .bind("job", job)
                .mapTo(String.class)
                .list());
  }

  /** The attributes of environments, by key. */
  Map<Long, SortedMap<String, String>> environments(Project project, Collection<Long> keys) {
    var environments = new HashMap<Long, SortedMap<String, String>>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT environment_id, attributes FROM environment
                    WHERE project_id = :project AND environment_id = ANY(:keys)
                    """)
                .bind("project", project.id())
                .bindArray("keys", Long.class, new ArrayList<>(keys))
                .map(
                    (row, _) ->
                        environments.put(
                            row.getLong("environment_id"), Json.texts(row.getString("attributes"))))
                .list());
    return environments;
  }

  private static Observation observation(ResultSet row, Optional<Double> value)
      throws SQLException {
    return new Observation(
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getLong("job_id"),
        row.getString("status"),
        new Commit(
            row.getLong("commit_id"),
            row.getString("sha"),
            row.getString("title"),
            row.getString("author")),
        row.getLong("environment_id"),
        value);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
