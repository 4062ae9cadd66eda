package dev.baseline.server.builds;

import dev.baseline.server.http.Json;
import dev.baseline.server.http.Position;
import dev.baseline.server.projects.Project;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;
import tools.jackson.core.type.TypeReference;

/** The runs in the database. */
final class RunStore {

  private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};

  private static final String QUERY =
      """
      SELECT run_id, provider, provider_run, attempt, branch, trigger, pull_request,
        sha, title, author, committed_at, started_at, url, jobs
      FROM (SELECT * FROM run WHERE %s ORDER BY started_at DESC, run_id DESC LIMIT :limit) AS run
        JOIN commit USING (project_id, commit_id)
        CROSS JOIN LATERAL (
          SELECT coalesce(jsonb_object_agg(status, number), '{}') AS jobs
          FROM (SELECT status, count(*) AS number FROM job
                WHERE job.project_id = run.project_id AND job.run_id = run.run_id
                GROUP BY status) AS by_status) AS counts
      ORDER BY started_at DESC, run_id DESC
      """;

  private final Jdbi jdbi;

  RunStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** At most {@code limit} runs that started before a position, the newest first. */
  List<RunSummary> list(Project project, Optional<String> branch, Position before, int limit) {
    String condition =
        "project_id = :project AND (started_at, run_id) < (:at, :id)"
            + (branch.isPresent() ? " AND branch = :branch" : "");
    return jdbi.withHandle(
        handle -> {
          var query =
              handle
                  .createQuery(QUERY.formatted(condition))
                  .bind("project", project.id())
                  .bind("at", before.at().atOffset(ZoneOffset.UTC))
                  .bind("id", before.id())
                  .bind("limit", limit);
          branch.ifPresent(name -> query.bind("branch", name));
          return query.map(row -> summary(project, row)).list();
        });
  }

  /** One run. */
  Optional<RunSummary> find(Project project, long id) {
    return jdbi.withHandle(handle -> find(handle, project, id));
  }

  /** One run, on a connection. */
  static Optional<RunSummary> find(Handle handle, Project project, long id) {
    return handle
        .createQuery(QUERY.formatted("project_id = :project AND run_id = :id"))
        .bind("project", project.id())
        .bind("id", id)
        .bind("limit", 1)
        .map(row -> summary(project, row))
        .findOne();
  }

  private static RunSummary summary(Project project, RowView row) {
    long id = row.getColumn("run_id", Long.class);
    String path = "/runs/" + id;
    return new RunSummary(
        id,
        project.path() + path,
        project.apiPath() + path,
        row.getColumn("provider", String.class),
        row.getColumn("provider_run", String.class),
        row.getColumn("attempt", Integer.class),
        row.getColumn("branch", String.class),
        JobStore.known(row, "trigger"),
        Optional.ofNullable(row.getColumn("pull_request", Integer.class)),
        new RunSummary.Committed(
            row.getColumn("sha", String.class),
            JobStore.known(row, "title"),
            JobStore.known(row, "author"),
            JobStore.time(row, "committed_at")),
        row.getColumn("started_at", Instant.class),
        Json.map(row.getColumn("jobs", String.class), COUNTS),
        JobStore.known(row, "url"));
  }
}
