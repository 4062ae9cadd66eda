package dev.baseline.server.builds;

import dev.baseline.reports.ProjectName;
import dev.baseline.server.database.TestDatabase;
import dev.baseline.server.projects.Project;
import dev.baseline.server.projects.Projects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** The projects of seed.sql in a database of a test, and the time at which they are looked at. */
public final class Seeds {

  /** Eight hours after the last commit. */
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T20:00:00Z"), ZoneOffset.UTC);

  private Seeds() {}

  /** Fills a database. */
  public static void fill(TestDatabase database) {
    try (var seed = Seeds.class.getResourceAsStream("seed.sql");
        var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      if (seed == null) {
        throw new IllegalStateException("seed.sql is not beside this class");
      }
      statement.execute(new String(seed.readAllBytes(), StandardCharsets.UTF_8));
      statement.execute("DROP TABLE lane, built CASCADE");
      statement.execute("VACUUM ANALYZE");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The project of that name. */
  public static Project project(TestDatabase database, String name) {
    return new Projects(database.jdbi(), CLOCK)
        .find(ProjectName.parse(name).orElseThrow())
        .orElseThrow();
  }

  /** The hash of the configuration of racket/racket with those axes. */
  public static String configuration(
      TestDatabase database, String vm, String os, String arch, String cc) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT hash FROM configuration
                        WHERE axes @> jsonb_build_object('vm', :vm, 'os', :os, 'arch', :arch, 'cc', :cc)
                        """)
                    .bind("vm", vm)
                    .bind("os", os)
                    .bind("arch", arch)
                    .bind("cc", cc)
                    .mapTo(String.class)
                    .one());
  }

  /** The newest job of a project with that status. */
  public static long job(TestDatabase database, String project, String status) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT max(job_id) FROM job
                        WHERE project_id = :project AND status = :status
                        """)
                    .bind("project", project(database, project).id())
                    .bind("status", status)
                    .mapTo(Long.class)
                    .one());
  }

  /** The newest run of a project. */
  public static long run(TestDatabase database, String project) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT max(run_id) FROM run WHERE project_id = :project")
                    .bind("project", project(database, project).id())
                    .mapTo(Long.class)
                    .one());
  }

  /** A configuration of the project whose names try to be markup. */
  public static String hostileConfiguration(TestDatabase database) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT hash FROM configuration WHERE project_id = :project
                          AND axes->>'vm' LIKE '<script>%'
                        """)
                    .bind("project", project(database, "hostile/names").id())
                    .mapTo(String.class)
                    .one());
  }
}
