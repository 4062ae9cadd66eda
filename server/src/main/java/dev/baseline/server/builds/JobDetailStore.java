package dev.baseline.server.builds;

import dev.baseline.server.http.Json;
import dev.baseline.server.projects.Project;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Everything about one job, as it was at one moment. */
final class JobDetailStore {

  /** The most failures that are sent. */
  static final int MAX_FAILURES = 100;

  /** The most characters of a failure's details that are sent. */
  static final int MAX_DETAILS = 4_000;

  private final Jdbi jdbi;

  JobDetailStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Optional<JobDetail> find(Project project, long id) {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        handle -> JobStore.job(handle, project, id).map(job -> detail(handle, project, job)));
  }

  private static JobDetail detail(Handle handle, Project project, JobSummary job) {
    var failures = failures(handle, project, job);
    return new JobDetail(
        job,
        RunStore.find(handle, project, job.run()).orElseThrow(),
        configuration(handle, project, job),
        environment(handle, project, job),
        steps(handle, project, job),
        measurements(handle, project, job),
        failures,
        failures.size() < MAX_FAILURES ? 0 : countFailures(handle, project, job) - MAX_FAILURES);
  }

  private static JobDetail.Axes configuration(Handle handle, Project project, JobSummary job) {
    return handle
        .createQuery("SELECT axes FROM configuration WHERE project_id = :project AND hash = :hash")
        .bind("project", project.id())
        .bind("hash", job.configuration())
        .map(
            row ->
                new JobDetail.Axes(
                    job.configuration(),
                    project.path() + "/configurations/" + job.configuration(),
                    Json.texts(row.getColumn("axes", String.class))))
        .one();
  }

  private static JobDetail.Environment environment(Handle handle, Project project, JobSummary job) {
    return handle
        .createQuery(
            """
            SELECT hash, attributes
            FROM job JOIN environment USING (project_id, environment_id)
            WHERE project_id = :project AND job_id = :job
            """)
        .bind("project", project.id())
        .bind("job", job.id())
        .map(
            row ->
                new JobDetail.Environment(
                    row.getColumn("hash", String.class),
                    Json.texts(row.getColumn("attributes", String.class))))
        .one();
  }

  private static List<JobDetail.Step> steps(Handle handle, Project project, JobSummary job) {
    return handle
        .createQuery(
            """
            SELECT name, within, status, started_at, seconds, user_seconds, system_seconds,
              peak_memory
            FROM step WHERE project_id = :project AND job_id = :job
            ORDER BY ordinal
            """)
        .bind("project", project.id())
        .bind("job", job.id())
        .map(JobDetailStore::step)
        .list();
  }

  private static JobDetail.Step step(RowView row) {
    return new JobDetail.Step(
        row.getColumn("name", String.class),
        Optional.ofNullable(row.getColumn("within", Integer.class)),
        row.getColumn("status", String.class),
        row.getColumn("started_at", Instant.class),
        row.getColumn("seconds", Double.class),
        Optional.ofNullable(row.getColumn("user_seconds", Double.class)),
        Optional.ofNullable(row.getColumn("system_seconds", Double.class)),
        Optional.ofNullable(row.getColumn("peak_memory", Long.class)).stream()
            .mapToLong(bytes -> bytes)
            .findFirst());
  }

  /** By way of the job's series: points are kept by series, not by job. */
  private static List<JobDetail.Measured> measurements(
      Handle handle, Project project, JobSummary job) {
    return handle
        .createQuery(
            """
            SELECT series_id, metric, unit, direction, value
            FROM series JOIN measurement USING (project_id, series_id)
            WHERE project_id = :project AND branch = :branch AND kind = :kind AND job = :name
              AND configuration_id = (
                SELECT configuration_id FROM configuration
                WHERE project_id = :project AND hash = :hash)
              AND at = :at AND job_id = :job
            ORDER BY metric
            """)
        .bind("project", project.id())
        .bind("branch", job.branch())
        .bind("kind", job.kind())
        .bind("name", job.name())
        .bind("hash", job.configuration())
        .bind("at", job.startedAt().atOffset(ZoneOffset.UTC))
        .bind("job", job.id())
        .map(row -> measured(project, row))
        .list();
  }

  private static JobDetail.Measured measured(Project project, RowView row) {
    long series = row.getColumn("series_id", Long.class);
    return new JobDetail.Measured(
        series,
        project.apiPath() + "/series/" + series,
        row.getColumn("metric", String.class),
        row.getColumn("unit", String.class),
        row.getColumn("direction", String.class),
        row.getColumn("value", Double.class));
  }

  private static List<JobDetail.Failure> failures(Handle handle, Project project, JobSummary job) {
    return handle
        .createQuery(
            """
            SELECT suite, file, name, parameters, attempt, outcome, message,
              left(details, :most) AS details
            FROM test_failure JOIN test USING (project_id, test_id)
            WHERE project_id = :project AND job_id = :job
            ORDER BY test_id, attempt
            LIMIT :limit
            """)
        .bind("most", MAX_DETAILS)
        .bind("project", project.id())
        .bind("job", job.id())
        .bind("limit", MAX_FAILURES)
        .map(JobDetailStore::failure)
        .list();
  }

  private static JobDetail.Failure failure(RowView row) {
    return new JobDetail.Failure(
        JobStore.known(row, "suite"),
        JobStore.known(row, "file"),
        row.getColumn("name", String.class),
        JobStore.known(row, "parameters"),
        row.getColumn("attempt", Integer.class),
        row.getColumn("outcome", String.class),
        JobStore.known(row, "message"),
        JobStore.known(row, "details"));
  }

  private static int countFailures(Handle handle, Project project, JobSummary job) {
    return handle
        .createQuery(
            "SELECT count(*) FROM test_failure WHERE project_id = :project AND job_id = :job")
        .bind("project", project.id())
        .bind("job", job.id())
        .mapTo(Integer.class)
        .one();
  }
}
