package dev.baseline.server.builds;

import dev.baseline.server.http.Json;
import dev.baseline.server.http.Position;
import dev.baseline.server.projects.Project;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

/** The configurations in the database. */
final class ConfigurationStore {

  private final Jdbi jdbi;

  ConfigurationStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A configuration and its place in the list.
   *
   * @param id its key
   * @param summary what is told about it
   */
  record Listed(long id, ConfigurationSummary summary) {}

  /** The configurations of a project, the newest first. */
  List<Listed> list(Project project, Position before, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT configuration_id, hash, axes, first_seen_at, job_id, name, branch, status, started_at
                    FROM configuration LEFT JOIN LATERAL (
                      SELECT job_id, name, branch, status, started_at FROM job
                      WHERE job.project_id = configuration.project_id
                        AND job.configuration_id = configuration.configuration_id
                      ORDER BY started_at DESC, job_id DESC LIMIT 1) AS last ON true
                    WHERE project_id = :project AND configuration_id < :before
                    ORDER BY configuration_id DESC LIMIT :most
                    """)
                .bind("project", project.id())
                .bind("before", before.id())
                .bind("most", most)
                .map(
                    row ->
                        new Listed(
                            row.getColumn("configuration_id", Long.class), summary(project, row)))
                .list());
  }

  private static ConfigurationSummary summary(Project project, RowView row) {
    String hash = row.getColumn("hash", String.class);
    return new ConfigurationSummary(
        hash,
        project.path() + "/configurations/" + hash,
        Json.texts(row.getColumn("axes", String.class)),
        row.getColumn("first_seen_at", Instant.class),
        Optional.ofNullable(row.getColumn("job_id", Long.class))
            .map(id -> lastJob(project, id, row)));
  }

  private static ConfigurationSummary.LastJob lastJob(Project project, long id, RowView row) {
    return new ConfigurationSummary.LastJob(
        id,
        project.apiPath() + "/jobs/" + id,
        row.getColumn("name", String.class),
        row.getColumn("branch", String.class),
        row.getColumn("status", String.class),
        row.getColumn("started_at", Instant.class));
  }
}
