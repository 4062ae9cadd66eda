package dev.baseline.server.builds;

import dev.baseline.server.http.Position;
import dev.baseline.server.projects.Project;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;

/**
 * The lists of jobs in the database. A page looks at a bounded number of jobs, those of the
 * narrowest filter that has an index, and picks from them by the other filters: when few of them
 * match, the page is short and says where to go on.
 */
final class JobStore {

  /** How many jobs a page looks at, at most. */
  static final int WINDOW = 10_000;

  private static final String COLUMNS =
      """
      job_id, job.name, provider_job, kind, status, job.branch, sha, run_id, hash, queued_at,
      started_at, completed_at, url, tests, tests_failed, tests_skipped
      """;

  private final Jdbi jdbi;
  private final int window;

  JobStore(Jdbi jdbi) {
    this(jdbi, WINDOW);
  }

  JobStore(Jdbi jdbi, int window) {
    this.jdbi = jdbi;
    this.window = window;
  }

  /**
   * What a page found.
   *
   * @param jobs the jobs, the newest first
   * @param end where looking stopped, although older jobs may match; empty if none are left
   */
  record Found(List<JobSummary> jobs, Optional<Position> end) {}

  /** Looks for at most {@code limit} jobs that started before a position. */
  Found find(Project project, JobFilter filter, Position before, int limit) {
    return jdbi.withHandle(
        handle ->
            Narrow.of(handle, project, filter)
                .map(narrow -> find(handle, project, filter, narrow, before, limit))
                .orElseGet(() -> new Found(List.of(), Optional.empty())));
  }

  private Found find(
      Handle handle, Project project, JobFilter filter, Narrow narrow, Position before, int limit) {
    // One more than is asked for tells whether there are more.
    var jobs = jobs(handle, project, filter, narrow, before, limit + 1);
    return jobs.size() > limit
        ? new Found(jobs.subList(0, limit), Optional.of(position(jobs.get(limit - 1))))
        : new Found(jobs, windowEnd(handle, project, narrow, before));
  }

  /** One job. */
  static Optional<JobSummary> job(Handle handle, Project project, long id) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + """
                 FROM job JOIN commit USING (project_id, commit_id)
                  JOIN configuration USING (project_id, configuration_id)
                WHERE project_id = :project AND job_id = :id
                """)
        .bind("project", project.id())
        .bind("id", id)
        .map(row -> summary(project, row))
        .findOne();
  }

  private List<JobSummary> jobs(
      Handle handle, Project project, JobFilter filter, Narrow narrow, Position before, int limit) {
    var query =
        handle.createQuery(
            """
            SELECT %s
            FROM (SELECT * FROM job WHERE %s
                  ORDER BY started_at DESC, job_id DESC LIMIT :window) AS job
              JOIN commit USING (project_id, commit_id)
              JOIN configuration USING (project_id, configuration_id)
            WHERE (CAST(:branch AS text) IS NULL OR job.branch = :branch)
              AND (CAST(:kind AS text) IS NULL OR kind = :kind)
              AND (CAST(:status AS text) IS NULL OR status = :status)
              AND (CAST(:hash AS text) IS NULL OR hash = :hash)
            ORDER BY started_at DESC, job_id DESC LIMIT :limit
            """
                .formatted(COLUMNS, narrow.condition()));
    return narrow
        .bind(query, project, before)
        .bind("window", window)
        .bind("branch", filter.branch().orElse(null))
        .bind("kind", filter.kind().map(kind -> kind.token()).orElse(null))
        .bind("status", filter.status().map(status -> status.token()).orElse(null))
        .bind("hash", filter.configuration().orElse(null))
        .bind("limit", limit)
        .map(row -> summary(project, row))
        .list();
  }

  /** The last job that a page looked at, if there may be others after it. */
  private Optional<Position> windowEnd(
      Handle handle, Project project, Narrow narrow, Position before) {
    var query =
        handle.createQuery(
            """
            SELECT job_id, started_at FROM job WHERE %s
            ORDER BY started_at DESC, job_id DESC OFFSET :last LIMIT 1
            """
                .formatted(narrow.condition()));
    return narrow
        .bind(query, project, before)
        .bind("last", window - 1)
        .map(
            row ->
                new Position(
                    row.getColumn("started_at", Instant.class),
                    row.getColumn("job_id", Long.class)))
        .findOne();
  }

  private static Position position(JobSummary job) {
    return new Position(job.startedAt(), job.id());
  }

  private static JobSummary summary(Project project, RowView row) {
    long id = row.getColumn("job_id", Long.class);
    String path = "/jobs/" + id;
    return new JobSummary(
        id,
        project.path() + path,
        project.apiPath() + path,
        row.getColumn("name", String.class),
        known(row, "provider_job"),
        row.getColumn("kind", String.class),
        row.getColumn("status", String.class),
        row.getColumn("branch", String.class),
        row.getColumn("sha", String.class),
        row.getColumn("run_id", Long.class),
        row.getColumn("hash", String.class),
        time(row, "queued_at"),
        row.getColumn("started_at", Instant.class),
        time(row, "completed_at"),
        new JobSummary.Tests(
            row.getColumn("tests", Integer.class),
            row.getColumn("tests_failed", Integer.class),
            row.getColumn("tests_skipped", Integer.class)),
        known(row, "url"));
  }

  /** A text that is empty where nothing is known. */
  static Optional<String> known(RowView row, String column) {
    return Optional.of(row.getColumn(column, String.class)).filter(text -> !text.isEmpty());
  }

  /** A time that may be missing. */
  static Optional<Instant> time(RowView row, String column) {
    return Optional.ofNullable(row.getColumn(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /**
   * The filter that leaves the fewest jobs to look at and has an index.
   *
   * @param filter the filter as a condition on {@code :narrow}; empty for all jobs of the project
   * @param value the value of {@code :narrow}
   */
  private record Narrow(String filter, Object value) {

    /** Empty if no job can match. */
    static Optional<Narrow> of(Handle handle, Project project, JobFilter filter) {
      if (filter.run().isPresent()) {
        return filter.run().map(run -> new Narrow("AND run_id = :narrow", run));
      }
      if (filter.configuration().isPresent()) {
        // By its id, not by a subquery: the planner must see how common it is.
        return handle
            .select(
                "SELECT configuration_id FROM configuration WHERE project_id = ? AND hash = ?",
                project.id(),
                filter.configuration().get())
            .mapTo(Long.class)
            .findOne()
            .map(id -> new Narrow("AND configuration_id = :narrow", id));
      }
      return Optional.of(
          filter
              .branch()
              .map(branch -> new Narrow("AND branch = :narrow", branch))
              .orElseGet(() -> new Narrow("", "")));
    }

    String condition() {
      return "project_id = :project AND (started_at, job_id) < (:at, :id) " + filter;
    }

    Query bind(Query query, Project project, Position before) {
      query
          .bind("project", project.id())
          .bind("at", before.at().atOffset(ZoneOffset.UTC))
          .bind("id", before.id());
      return filter.isEmpty() ? query : query.bind("narrow", value);
    }
  }
}
