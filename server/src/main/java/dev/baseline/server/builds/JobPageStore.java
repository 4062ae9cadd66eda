package dev.baseline.server.builds;

import dev.baseline.server.http.Json;
import dev.baseline.server.pages.Mark;
import dev.baseline.server.pages.Timeline;
import dev.baseline.server.projects.Project;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** One job in the database, with all that was reported about it. */
final class JobPageStore {

  /** How many failures are read at most. */
  static final int MOST_FAILURES = 200;

  /** How many characters of a failure's details are read at most. */
  static final int MOST_DETAILS = 4_000;

  /** How many characters of a report are read at most. */
  private static final int MOST_DOCUMENT = 100_000;

  private static final int MOST_REPORTS = 10;

  private final Jdbi jdbi;

  JobPageStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * What a job got.
   *
   * @param jobId the job
   * @param attributes the attributes
   */
  record Got(long jobId, SortedMap<String, String> attributes) {}

  /**
   * A value of a job.
   *
   * @param metric what was measured
   * @param unit its unit
   * @param value the value
   */
  record Value(String metric, String unit, double value) {}

  Optional<JobView.Job> find(Project project, long job) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT j.job_id, j.name, j.kind, j.status, j.branch, j.queued_at, j.started_at,
                           j.completed_at, j.url, j.tests, j.tests_failed, j.tests_skipped,
                           c.commit_id, c.sha, c.title, c.author, f.hash, f.axes,
                           r.run_id, r.provider, r.provider_run, r.attempt, r.trigger,
                           r.pull_request, r.url AS run_url
                    FROM job j
                    JOIN commit c USING (project_id, commit_id)
                    JOIN configuration f USING (project_id, configuration_id)
                    JOIN run r USING (project_id, run_id)
                    WHERE j.project_id = :project AND j.job_id = :job
                    """)
                .bind("project", project.id())
                .bind("job", job)
                .map((row, _) -> job(row))
                .findOne());
  }

  List<Timeline.Phase> steps(Project project, long job) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    WITH RECURSIVE nested AS (
                      SELECT s.*, 0 AS depth, ARRAY[ordinal] AS place FROM step s
                      WHERE project_id = :project AND job_id = :job AND within IS NULL
                      UNION ALL
                      SELECT s.*, n.depth + 1, n.place || s.ordinal
                      FROM nested n JOIN step s ON s.project_id = n.project_id
                        AND s.job_id = n.job_id AND s.within = n.ordinal
                      WHERE n.depth < 16)
                    SELECT * FROM nested ORDER BY place
                    """)
                .bind("project", project.id())
                .bind("job", job)
                .map((row, _) -> phase(row))
                .list());
  }

  /** What the job got. */
  Got environment(Project project, long job) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT job_id, attributes FROM job JOIN environment USING (project_id, environment_id)
                    WHERE project_id = :project AND job_id = :job
                    """)
                .bind("project", project.id())
                .bind("job", job)
                .map((row, _) -> got(row))
                .one());
  }

  /** What the last job got that passed before this one, of the same name and configuration. */
  Optional<Got> environmentBefore(Project project, long job) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT before.job_id, e.attributes
                    FROM job j
                    JOIN LATERAL (
                      SELECT p.job_id, p.environment_id FROM job p
                      WHERE p.project_id = j.project_id AND p.configuration_id = j.configuration_id
                        AND p.branch = j.branch AND p.kind = j.kind AND p.name = j.name
                        AND (p.started_at, p.job_id) < (j.started_at, j.job_id) AND p.status = 'pass'
                      ORDER BY p.started_at DESC, p.job_id DESC LIMIT 1) before ON true
                    JOIN environment e ON e.project_id = j.project_id
                      AND e.environment_id = before.environment_id
                    WHERE j.project_id = :project AND j.job_id = :job
                    """)
                .bind("project", project.id())
                .bind("job", job)
                .map((row, _) -> got(row))
                .findOne());
  }

  List<Value> values(Project project, long job) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT s.metric, s.unit, m.value
                    FROM job j
                    JOIN series s ON s.project_id = j.project_id AND s.branch = j.branch
                      AND s.configuration_id = j.configuration_id AND s.kind = j.kind AND s.job = j.name
                    JOIN measurement m ON m.project_id = s.project_id AND m.series_id = s.series_id
                      AND m.at = j.started_at AND m.job_id = j.job_id
                    WHERE j.project_id = :project AND j.job_id = :job
                      AND NOT starts_with(s.metric, 'step/')
                    ORDER BY s.metric
                    """)
                .bind("project", project.id())
                .bind("job", job)
                .map(
                    (row, _) ->
                        new Value(
                            row.getString("metric"), row.getString("unit"), row.getDouble("value")))
                .list());
  }

  List<JobView.TestFailure> failures(Project project, long job) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT f.outcome, f.attempt, f.message, left(f.details, :details) AS details,
                           length(f.details) > :details AS is_cut,
                           t.suite, t.file, t.name, t.parameters
                    FROM test_failure f JOIN test t USING (project_id, test_id)
                    WHERE f.project_id = :project AND f.job_id = :job
                    ORDER BY t.suite, t.file, t.name, t.parameters, f.attempt LIMIT :most
                    """)
                .bind("project", project.id())
                .bind("job", job)
                .bind("details", MOST_DETAILS)
                .bind("most", MOST_FAILURES)
                .map(
                    (row, _) ->
                        new JobView.TestFailure(
                            Mark.ofOutcome(row.getString("outcome")),
                            row.getString("suite"),
                            row.getString("file"),
                            row.getString("name"),
                            row.getString("parameters"),
                            row.getInt("attempt"),
                            row.getString("message"),
                            row.getString("details"),
                            row.getBoolean("is_cut")))
                .list());
  }

  /** How many failures there are: every attempt of a test may be one. */
  int countFailures(Project project, long job) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT count(*) FROM test_failure
                    WHERE project_id = :project AND job_id = :job
                    """)
                .bind("project", project.id())
                .bind("job", job)
                .mapTo(Integer.class)
                .one());
  }

  /**
   * What was sent about the job, newest first.
   *
   * @param isOpen whether to read who sent it and what it said, and not only when
   */
  List<JobView.Sent> reports(Project project, long job, boolean isOpen) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT received_at, sender, left(document, :document) AS document,
                           length(document) > :document AS is_cut, answer
                    FROM report
                    WHERE project_id = :project AND job_id = :job
                    ORDER BY report_id DESC LIMIT :most
                    """)
                .bind("project", project.id())
                .bind("job", job)
                .bind("document", isOpen ? MOST_DOCUMENT : 0)
                .bind("most", MOST_REPORTS)
                .map((row, _) -> sent(row, isOpen))
                .list());
  }

  private static JobView.Sent sent(ResultSet row, boolean isOpen) throws SQLException {
    return new JobView.Sent(
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        isOpen
            ? Optional.of(
                new JobView.Content(
                    row.getString("sender"),
                    row.getString("document"),
                    row.getBoolean("is_cut"),
                    row.getString("answer"),
                    List.of()))
            : Optional.empty());
  }

  private static JobView.Job job(ResultSet row) throws SQLException {
    return new JobView.Job(
        row.getLong("job_id"),
        row.getString("name"),
        row.getString("kind"),
        row.getString("status"),
        row.getString("branch"),
        new Commit(
            row.getLong("commit_id"),
            row.getString("sha"),
            row.getString("title"),
            row.getString("author")),
        row.getString("hash"),
        Json.texts(row.getString("axes")),
        run(row),
        time(row, "queued_at"),
        time(row, "started_at").orElseThrow(),
        time(row, "completed_at"),
        row.getString("url"),
        row.getInt("tests"),
        row.getInt("tests_failed"),
        row.getInt("tests_skipped"));
  }

  private static JobView.Run run(ResultSet row) throws SQLException {
    return new JobView.Run(
        row.getLong("run_id"),
        row.getString("provider"),
        row.getString("provider_run"),
        row.getInt("attempt"),
        row.getString("trigger"),
        Optional.ofNullable(row.getObject("pull_request", Integer.class)),
        row.getString("run_url"));
  }

  private static Timeline.Phase phase(ResultSet row) throws SQLException {
    @Nullable Double user = row.getObject("user_seconds", Double.class);
    @Nullable Double system = row.getObject("system_seconds", Double.class);
    long memory = row.getLong("peak_memory");
    boolean isMemoryKnown = !row.wasNull();
    return new Timeline.Phase(
        row.getString("name"),
        row.getInt("depth"),
        row.getString("status"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        row.getDouble("seconds"),
        Optional.ofNullable(user),
        Optional.ofNullable(system),
        isMemoryKnown ? OptionalLong.of(memory) : OptionalLong.empty());
  }

  private static Got got(ResultSet row) throws SQLException {
    return new Got(row.getLong("job_id"), Json.texts(row.getString("attributes")));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
