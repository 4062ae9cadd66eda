package dev.baseline.server.ingest;

import dev.baseline.reports.DerivedMetrics;
import dev.baseline.reports.Direction;
import dev.baseline.reports.Job;
import dev.baseline.reports.Report;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The rows of one job's series, of the points that it adds to them, and of their days. */
final class SeriesRows {

  /** The series that every job has, whether or not it adds a point to it. */
  private static final Point HEAD = new Point(DerivedMetrics.DURATION, "s", Direction.LOWER, 0);

  private final Handle handle;
  private final long project;
  private final Instant now;

  SeriesRows(Handle handle, long project, Instant now) {
    this.handle = handle;
    this.project = project;
    this.now = now;
  }

  /**
   * Stores the points of a job and makes the summaries of their day anew.
   *
   * @throws Rejected.Contradiction if a metric has another unit or direction than before
   */
  void store(Report report, RunRows.Keys keys, List<Point> points) {
    var wanted = new ArrayList<>(points);
    if (points.stream().noneMatch(point -> point.metric().equals(HEAD.metric()))) {
      wanted.add(HEAD);
    }
    Map<String, Known> known = known(report, keys, wanted);
    List<Point> missing =
        wanted.stream().filter(point -> !known.containsKey(point.metric())).toList();
    if (!missing.isEmpty()) {
      insert(report, keys, missing);
      known.putAll(known(report, keys, wanted));
    }
    if (points.isEmpty()) {
      return;
    }
    Long[] series = points.stream().map(point -> check(point, known)).toArray(Long[]::new);
    Double[] values = points.stream().map(Point::value).toArray(Double[]::new);
    lock(known);
    insert(report.job(), keys, series, values);
    summarise(series, report.job().startedAt().atOffset(ZoneOffset.UTC).toLocalDate());
  }

  private record Known(long id, String unit, String direction) {}

  private Map<String, Known> known(Report report, RunRows.Keys keys, List<Point> points) {
    var known = new HashMap<String, Known>();
    handle
        .createQuery(
            """
            SELECT series_id, metric, unit, direction FROM series
            WHERE project_id = :project AND branch = :branch
              AND configuration_id = :configuration AND kind = :kind AND job = :job
              AND metric = ANY(:metrics)
            """)
        .bind("project", project)
        .bind("branch", report.run().line())
        .bind("configuration", keys.configuration())
        .bind("kind", report.job().kind().token())
        .bind("job", report.job().name())
        .bindArray("metrics", String.class, points.stream().map(Point::metric).toList())
        .map(
            (row, _) ->
                Map.entry(
                    row.getString("metric"),
                    new Known(
                        row.getLong("series_id"),
                        row.getString("unit"),
                        row.getString("direction"))))
        .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
    return known;
  }

  private void insert(Report report, RunRows.Keys keys, List<Point> points) {
    handle
        .createUpdate(
            """
            INSERT INTO series (project_id, branch, configuration_id, kind, job,
              metric, unit, direction, first_seen_at)
            SELECT :project, :branch, :configuration, :kind, :job,
              metric, unit, direction, CAST(:now AS timestamptz)
            FROM unnest(:metrics, :units, :directions) AS new (metric, unit, direction)
            ORDER BY metric
            ON CONFLICT (project_id, branch, configuration_id, kind, job, metric) DO NOTHING
            """)
        .bind("project", project)
        .bind("branch", report.run().line())
        .bind("configuration", keys.configuration())
        .bind("kind", report.job().kind().token())
        .bind("job", report.job().name())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bindArray("metrics", String.class, points.stream().map(Point::metric).toList())
        .bindArray("units", String.class, points.stream().map(Point::unit).toList())
        .bindArray(
            "directions",
            String.class,
            points.stream().map(point -> point.direction().token()).toList())
        .execute();
  }

  private static long check(Point point, Map<String, Known> known) {
    Known series = known.get(point.metric());
    if (series == null) {
      throw new IllegalStateException("No series was made for " + point.metric());
    }
    if (!series.unit().equals(point.unit())
        || !series.direction().equals(point.direction().token())) {
      throw new Rejected.Contradiction(
          "Measurement "
              + point.metric()
              + " has unit "
              + series.unit()
              + ", "
              + series.direction()
              + " is better, in every report before; this one says unit "
              + point.unit()
              + ", "
              + point.direction().token()
              + " is better. Send it as before, or under another name.");
    }
    return series.id();
  }

  /** One report at a time for a job's series, so that each summary sees the points before it. */
  private void lock(Map<String, Known> known) {
    Known head = known.get(HEAD.metric());
    if (head == null) {
      throw new IllegalStateException("A job has no series " + HEAD.metric());
    }
    handle
        .createQuery(
            """
            SELECT 1 FROM series WHERE project_id = :project AND series_id = :head
            FOR NO KEY UPDATE
            """)
        .bind("project", project)
        .bind("head", head.id())
        .mapTo(Integer.class)
        .one();
  }

  private void insert(Job job, RunRows.Keys keys, Long[] series, Double[] values) {
    handle
        .createUpdate(
            """
            INSERT INTO measurement
              (project_id, series_id, at, job_id, commit_id, environment_id, value)
            SELECT :project, series_id, CAST(:at AS timestamptz), :job, :commit, :environment, value
            FROM unnest(:series, :values) AS new (series_id, value)
            """)
        .bind("project", project)
        .bind("at", job.startedAt().atOffset(ZoneOffset.UTC))
        .bind("job", keys.job())
        .bind("commit", keys.commit())
        .bind("environment", keys.environment())
        .bindArray("series", Long.class, (Object[]) series)
        .bindArray("values", Double.class, (Object[]) values)
        .execute();
  }

  private void summarise(Long[] series, LocalDate day) {
    handle
        .createUpdate(
            """
            INSERT INTO series_day (project_id, series_id, day, points,
              minimum, lower_quartile, median, upper_quartile, maximum)
            SELECT :project, series_id, :day, count(*), min(value),
              percentile_cont(0.25) WITHIN GROUP (ORDER BY value),
              percentile_cont(0.5) WITHIN GROUP (ORDER BY value),
              percentile_cont(0.75) WITHIN GROUP (ORDER BY value), max(value)
            FROM measurement
            WHERE project_id = :project AND series_id = ANY(:series)
              AND at >= :from AND at < :to
            GROUP BY series_id
            ORDER BY series_id
            ON CONFLICT (project_id, series_id, day) DO UPDATE SET
              points = excluded.points, minimum = excluded.minimum,
              lower_quartile = excluded.lower_quartile, median = excluded.median,
              upper_quartile = excluded.upper_quartile, maximum = excluded.maximum
            """)
        .bind("project", project)
        .bindArray("series", Long.class, (Object[]) series)
        .bind("day", day)
        .bind("from", day.atStartOfDay().atOffset(ZoneOffset.UTC))
        .bind("to", day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC))
        .execute();
  }
}
