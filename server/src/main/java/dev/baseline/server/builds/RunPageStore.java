package dev.baseline.server.builds;

import dev.baseline.server.http.Json;
import dev.baseline.server.pages.Mark;
import dev.baseline.server.pages.Numbers;
import dev.baseline.server.projects.Project;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** One run in the database, with its jobs. */
final class RunPageStore {

  private static final int MOST_JOBS = 2_000;

  private final Jdbi jdbi;

  RunPageStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Optional<RunView> find(Project project, long run) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT run_id, provider, provider_run, attempt, trigger, pull_request, url,
                           branch, started_at, commit_id, sha, title, author
                    FROM run JOIN commit USING (project_id, commit_id)
                    WHERE project_id = :project AND run_id = :run
                    """)
                .bind("project", project.id())
                .bind("run", run)
                .map((row, _) -> run(row, jobs(project, run)))
                .findOne());
  }

  private List<RunView.Row> jobs(Project project, long run) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT job_id, name, kind, status, hash, axes, started_at, tests_failed,
                           extract(epoch FROM completed_at - started_at)::float8 AS seconds
                    FROM job JOIN configuration USING (project_id, configuration_id)
                    WHERE project_id = :project AND run_id = :run
                    ORDER BY array_position(
                        ARRAY['fail', 'error', 'timeout', 'running', 'queued', 'cancelled'], status),
                      kind, name, axes::text, job_id LIMIT :most
                    """)
                .bind("project", project.id())
                .bind("run", run)
                .bind("most", MOST_JOBS)
                .map((row, _) -> job(project, row))
                .list());
  }

  private static RunView run(ResultSet row, List<RunView.Row> jobs) throws SQLException {
    return new RunView(
        new JobView.Run(
            row.getLong("run_id"),
            row.getString("provider"),
            row.getString("provider_run"),
            row.getInt("attempt"),
            row.getString("trigger"),
            Optional.ofNullable(row.getObject("pull_request", Integer.class)),
            row.getString("url")),
        row.getString("branch"),
        new Commit(
            row.getLong("commit_id"),
            row.getString("sha"),
            row.getString("title"),
            row.getString("author")),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        jobs);
  }

  private static RunView.Row job(Project project, ResultSet row) throws SQLException {
    return new RunView.Row(
        Mark.ofStatus(row.getString("status")),
        project.path() + "/jobs/" + row.getLong("job_id"),
        row.getString("name"),
        row.getString("kind"),
        Json.texts(row.getString("axes")),
        project.path() + "/configurations/" + row.getString("hash"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("seconds", Double.class))
            .map(seconds -> Numbers.figure(seconds, "s")),
        row.getInt("tests_failed"));
  }
}
