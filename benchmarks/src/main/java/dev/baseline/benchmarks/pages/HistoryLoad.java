package dev.baseline.benchmarks.pages;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** The loading of a made-up history into an empty project, in the order in which it came to be. */
final class HistoryLoad {

  private static final int COMMITS_A_BATCH = 100;

  private final Connection connection;
  private final long project;
  private final Shape shape;

  private final CopyTable commits =
      new CopyTable(
          "commit (project_id, commit_id, sha, title, author, committed_at, first_seen_at)");
  private final CopyTable runs =
      new CopyTable(
          "run (project_id, run_id, provider, provider_run, attempt, commit_id, branch, trigger,"
              + " url, started_at)");
  private final CopyTable jobs =
      new CopyTable(
          "job (project_id, job_id, run_id, commit_id, configuration_id, environment_id, branch,"
              + " name, provider_job, kind, status, rank, queued_at, started_at, completed_at, url,"
              + " tests, tests_failed, tests_skipped)");
  private final CopyTable steps =
      new CopyTable(
          "step (project_id, job_id, ordinal, name, status, started_at, seconds, user_seconds,"
              + " system_seconds, peak_memory)");
  private final CopyTable measurements =
      new CopyTable(
          "measurement (project_id, series_id, at, job_id, commit_id, environment_id, value)");

  /**
   * @param connection of the superuser: foreign keys are not checked row by row
   * @param project the key of the project
   * @param shape what to load
   */
  HistoryLoad(Connection connection, long project, Shape shape) {
    this.connection = connection;
    this.project = project;
    this.shape = shape;
  }

  void run() throws SQLException {
    execute("SET session_replication_role = replica");
    dictionaries();
    for (int first = 0; first < shape.commits(); first += COMMITS_A_BATCH) {
      int end = Math.min(first + COMMITS_A_BATCH, shape.commits());
      for (int commit = first; commit < end; commit++) {
        commit(commit);
      }
      for (var table : List.of(commits, runs, jobs, steps, measurements)) {
        table.store(connection);
      }
    }
    summarise();
    continueKeys();
    execute("VACUUM (ANALYZE)");
    execute("CHECKPOINT");
  }

  private void dictionaries() throws SQLException {
    var configurations =
        new CopyTable("configuration (project_id, configuration_id, hash, axes, first_seen_at)");
    var series =
        new CopyTable(
            "series (project_id, series_id, branch, configuration_id, kind, job, metric, unit,"
                + " direction, first_seen_at)");
    for (int i = 0; i < Shape.CONFIGURATIONS; i++) {
      var configuration = Shape.configuration(i);
      configurations.row(
          project, i + 1, configuration.hash(), json(configuration.axes()), shape.committed(0));
      for (int m = 0; m < Shape.METRICS.size(); m++) {
        String metric = Shape.METRICS.get(m);
        series.row(
            project,
            Shape.series(i, m),
            "main",
            i + 1,
            "build",
            "build",
            metric,
            metric.equals("peak-memory") ? "B" : "s",
            "lower",
            shape.committed(0));
      }
    }
    var environments =
        new CopyTable("environment (project_id, environment_id, hash, attributes, first_seen_at)");
    for (int i = 1; i <= Shape.ENVIRONMENTS; i++) {
      var environment = Shape.environment(i);
      environments.row(
          project, i, environment.hash(), json(environment.attributes()), shape.committed(0));
    }
    for (var table : List.of(configurations, series, environments)) {
      table.store(connection);
    }
  }

  private static String json(Object map) {
    return JsonMapper.shared().writeValueAsString(map);
  }

  private void commit(int commit) {
    long key = commit + 1L;
    var at = shape.committed(commit);
    commits.row(
        project,
        key,
        String.format(Locale.ROOT, "%040x", key * 0x9e3779b97f4aL),
        "Change number " + key,
        "Ada Lovelace",
        at,
        at);
    var builds = shape.builds(commit);
    runs.row(project, key, "github", key, 1, key, "main", "push", "", builds.getFirst().started());
    for (var build : builds) {
      build(build, key);
    }
  }

  private void build(Shape.Build build, long commit) {
    jobs.row(
        project,
        build.key(),
        commit,
        commit,
        build.configuration() + 1,
        build.environment(),
        "main",
        "build",
        "",
        "build",
        build.passed() ? "pass" : "fail",
        2,
        build.queued(),
        build.started(),
        build.completed(),
        "",
        0,
        0,
        0);
    var stepStart = build.started();
    for (int i = 0; i < Shape.STEP_NAMES.size(); i++) {
      double seconds = build.value("step/" + Shape.STEP_NAMES.get(i));
      steps.row(
          project,
          build.key(),
          i,
          Shape.STEP_NAMES.get(i),
          "pass",
          stepStart,
          seconds,
          seconds,
          seconds / 10,
          400_000_000);
      stepStart = stepStart.plusMillis(Math.round(seconds * 1000));
    }
    if (build.passed()) {
      for (int m = 0; m < Shape.METRICS.size(); m++) {
        measurements.row(
            project,
            Shape.series(build.configuration(), m),
            build.started(),
            build.key(),
            commit,
            build.environment(),
            build.value(Shape.METRICS.get(m)));
      }
    }
  }

  /** The same summaries that storing a report makes. */
  private void summarise() throws SQLException {
    execute("SET work_mem = '128MB'");
    execute(
        """
        INSERT INTO series_day (project_id, series_id, day, points,
          minimum, lower_quartile, median, upper_quartile, maximum)
        SELECT project_id, series_id, CAST(at AT TIME ZONE 'UTC' AS date), count(*), min(value),
          percentile_cont(0.25) WITHIN GROUP (ORDER BY value),
          percentile_cont(0.5) WITHIN GROUP (ORDER BY value),
          percentile_cont(0.75) WITHIN GROUP (ORDER BY value), max(value)
        FROM measurement GROUP BY 1, 2, 3
        """);
  }

  /** New rows get keys behind those that were given here. */
  private void continueKeys() throws SQLException {
    for (String table : List.of("commit", "run", "job", "configuration", "environment", "series")) {
      execute(
          "SELECT setval(pg_get_serial_sequence('%1$s', '%1$s_id'), max(%1$s_id)) FROM %1$s"
              .formatted(table));
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
