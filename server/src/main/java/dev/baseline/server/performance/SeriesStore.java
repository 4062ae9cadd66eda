package dev.baseline.server.performance;

import dev.baseline.server.http.Json;
import dev.baseline.server.http.Position;
import dev.baseline.server.projects.Project;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

/** The series in the database, with their points and days. */
final class SeriesStore {

  private static final String QUERY =
      """
      SELECT series_id, branch, hash, axes, kind, job, metric, unit, direction,
        series.first_seen_at
      FROM series JOIN configuration USING (project_id, configuration_id)
      WHERE project_id = :project AND
      """;

  private final Jdbi jdbi;

  SeriesStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** At most {@code limit} series that were made before a position, the newest first. */
  List<SeriesSummary> list(Project project, SeriesFilter filter, Position before, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    QUERY
                        + """
                        series_id < :before
                          AND (CAST(:hash AS text) IS NULL OR hash = :hash)
                          AND (CAST(:branch AS text) IS NULL OR branch = :branch)
                          AND (CAST(:kind AS text) IS NULL OR kind = :kind)
                          AND (CAST(:job AS text) IS NULL OR job = :job)
                          AND (CAST(:metric AS text) IS NULL OR metric = :metric)
                        ORDER BY series_id DESC LIMIT :limit
                        """)
                .bind("project", project.id())
                .bind("before", before.id())
                .bind("hash", filter.configuration().orElse(null))
                .bind("branch", filter.branch().orElse(null))
                .bind("kind", filter.kind().map(kind -> kind.token()).orElse(null))
                .bind("job", filter.job().orElse(null))
                .bind("metric", filter.metric().orElse(null))
                .bind("limit", limit)
                .map(row -> summary(project, row))
                .list());
  }

  /** One series. */
  Optional<SeriesSummary> find(Project project, long id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(QUERY + "series_id = :id")
                .bind("project", project.id())
                .bind("id", id)
                .map(row -> summary(project, row))
                .findOne());
  }

  /** At most {@code limit} points of a series in a time, before a position, the newest first. */
  List<SeriesSummary.Point> points(
      Project project, long series, Instant from, Instant to, Position before, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT at, value, job_id, sha, hash
                    FROM (SELECT * FROM measurement
                          WHERE project_id = :project AND series_id = :series
                            AND at >= :from AND at < :to AND (at, job_id) < (:at, :id)
                          ORDER BY at DESC, job_id DESC LIMIT :limit) AS measurement
                      JOIN commit USING (project_id, commit_id)
                      JOIN environment USING (project_id, environment_id)
                    ORDER BY at DESC, job_id DESC
                    """)
                .bind("project", project.id())
                .bind("series", series)
                .bind("from", from.atOffset(ZoneOffset.UTC))
                .bind("to", to.atOffset(ZoneOffset.UTC))
                .bind("at", before.at().atOffset(ZoneOffset.UTC))
                .bind("id", before.id())
                .bind("limit", limit)
                .map(
                    row ->
                        new SeriesSummary.Point(
                            row.getColumn("at", Instant.class),
                            row.getColumn("value", Double.class),
                            row.getColumn("job_id", Long.class),
                            row.getColumn("sha", String.class),
                            row.getColumn("hash", String.class)))
                .list());
  }

  /** The days of a series from one day to before another, the newest first. */
  List<SeriesSummary.Day> days(Project project, long series, LocalDate from, LocalDate to) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT day, points, minimum, lower_quartile, median, upper_quartile, maximum
                    FROM series_day
                    WHERE project_id = :project AND series_id = :series
                      AND day >= :from AND day < :to
                    ORDER BY day DESC
                    """)
                .bind("project", project.id())
                .bind("series", series)
                .bind("from", from)
                .bind("to", to)
                .map(SeriesStore::day)
                .list());
  }

  private static SeriesSummary.Day day(RowView row) {
    return new SeriesSummary.Day(
        row.getColumn("day", LocalDate.class),
        row.getColumn("points", Integer.class),
        row.getColumn("minimum", Double.class),
        row.getColumn("lower_quartile", Double.class),
        row.getColumn("median", Double.class),
        row.getColumn("upper_quartile", Double.class),
        row.getColumn("maximum", Double.class));
  }

  private static SeriesSummary summary(Project project, RowView row) {
    long id = row.getColumn("series_id", Long.class);
    return new SeriesSummary(
        id,
        project.apiPath() + "/series/" + id,
        row.getColumn("branch", String.class),
        new SeriesSummary.Axes(
            row.getColumn("hash", String.class), Json.texts(row.getColumn("axes", String.class))),
        row.getColumn("kind", String.class),
        row.getColumn("job", String.class),
        row.getColumn("metric", String.class),
        row.getColumn("unit", String.class),
        row.getColumn("direction", String.class),
        row.getColumn("first_seen_at", Instant.class));
  }
}
