package dev.baseline.server.projects;

import dev.baseline.reports.ProjectName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The projects in the database. Safe for use by many threads. */
public final class Projects {

  private static final String COLUMNS =
      "project_id, owner, name, default_branch, public_read, sample, created_at";

  private final Jdbi jdbi;
  private final Clock clock;

  /**
   * @param jdbi the database
   * @param clock tells when a project was made
   */
  public Projects(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** The project of that name, in whatever case it is written. */
  public Optional<Project> find(ProjectName name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + COLUMNS
                        + """
                         FROM project
                        WHERE lower(owner) = lower(:owner) AND lower(name) = lower(:name)
                        """)
                .bind("owner", name.owner())
                .bind("name", name.name())
                .map((row, _) -> project(row))
                .findOne());
  }

  /** Every project, by name. */
  public List<Project> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT " + COLUMNS + " FROM project ORDER BY lower(owner), lower(name)")
                .map((row, _) -> project(row))
                .list());
  }

  /**
   * The project of that name, made if there was none.
   *
   * @param name its name
   * @param sample whether its data are made up; ignored if it was there
   */
  public Project findOrCreate(ProjectName name, boolean sample) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO project
                      (owner, name, default_branch, public_read, sample, created_at)
                    VALUES (:owner, :name, '', :sample, :sample, :now)
                    ON CONFLICT DO NOTHING
                    """)
                .bind("owner", name.owner())
                .bind("name", name.name())
                .bind("sample", sample)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
    return find(name).orElseThrow();
  }

  /**
   * Sets who may read a project, and which branch its pages show. What is empty stays as it is in
   * the database, whatever {@code project} says: somebody else may have set it since.
   */
  public void update(
      Project project, Optional<Boolean> publicRead, Optional<String> defaultBranch) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE project SET
                      public_read = coalesce(CAST(:public AS boolean), public_read),
                      default_branch = coalesce(CAST(:branch AS text), default_branch)
                    WHERE project_id = :project
                    """)
                .bind("public", publicRead.orElse(null))
                .bind("branch", defaultBranch.orElse(null))
                .bind("project", project.id())
                .execute());
  }

  /**
   * Deletes a project with all that was reported for it.
   *
   * @return false if it was not there
   */
  public boolean delete(Project project) {
    return jdbi.inTransaction(handle -> delete(handle, project));
  }

  /** Keeps a project from being deleted until the transaction of {@code handle} ends. */
  public static void share(Handle handle, Project project) {
    handle
        .select("SELECT 1 FROM pg_advisory_xact_lock_shared(?)", project.id())
        .mapTo(Integer.class)
        .one();
  }

  private static boolean delete(Handle handle, Project project) {
    // Waits for the reports under way and keeps others from beginning, so that the statements below
    // see all. Not a lock on the row: a steady stream of sharers would starve it.
    handle
        .select("SELECT 1 FROM pg_advisory_xact_lock(?)", project.id())
        .mapTo(Integer.class)
        .one();
    // These have no foreign keys that would take them along.
    for (String table :
        List.of("measurement", "series_day", "test_result", "test_failure", "report")) {
      handle.execute("DELETE FROM " + table + " WHERE project_id = ?", project.id());
    }
    handle.execute("DELETE FROM run WHERE project_id = ?", project.id());
    handle.execute("DELETE FROM series WHERE project_id = ?", project.id());
    return handle.execute("DELETE FROM project WHERE project_id = ?", project.id()) == 1;
  }

  private static Project project(ResultSet row) throws SQLException {
    return new Project(
        row.getLong("project_id"),
        new ProjectName(row.getString("owner"), row.getString("name")),
        row.getString("default_branch"),
        row.getBoolean("public_read"),
        row.getBoolean("sample"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
