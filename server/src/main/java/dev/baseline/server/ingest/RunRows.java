package dev.baseline.server.ingest;

import dev.baseline.reports.Commit;
import dev.baseline.reports.Job;
import dev.baseline.reports.Report;
import dev.baseline.reports.Run;
import dev.baseline.reports.Step;
import dev.baseline.server.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of one report's commit, configuration, environment, run, job and steps. */
final class RunRows {

  private final Handle handle;
  private final long project;
  private final Instant now;

  RunRows(Handle handle, long project, Instant now) {
    this.handle = handle;
    this.project = project;
    this.now = now;
  }

  /** The keys of what a job belongs to. */
  record Keys(long commit, long run, long configuration, long environment, long job) {}

  /**
   * Stores everything but points and test results.
   *
   * @throws Rejected if the job was reported before, or the run for another commit or branch
   */
  Keys store(Report report) {
    long commit = commit(report.commit());
    long run = run(report.run(), commit, report.commit().sha(), report.job().startedAt());
    long configuration =
        dictionary(
            "configuration",
            "axes",
            report.job().configuration().hash(),
            report.job().configuration().axes());
    long environment =
        dictionary(
            "environment",
            "attributes",
            report.environment().hash(),
            report.environment().attributes());
    long job = job(report, commit, run, configuration, environment);
    steps(job, report.steps());
    return new Keys(commit, run, configuration, environment, job);
  }

  private long commit(Commit commit) {
    var found =
        handle
            .createQuery(
                """
                SELECT commit_id, title = '' AND :title <> '' AS bare FROM commit
                WHERE project_id = :project AND sha = :sha
                """)
            .bind("project", project)
            .bind("sha", commit.sha())
            .bind("title", commit.title())
            .map((row, _) -> Map.entry(row.getLong("commit_id"), row.getBoolean("bare")))
            .findOne();
    if (found.isPresent() && !found.get().getValue()) {
      return found.get().getKey();
    }
    return handle
        .createQuery(
            """
            INSERT INTO commit (project_id, sha, title, author, committed_at, first_seen_at)
            VALUES (:project, :sha, :title, :author, :committedAt, :now)
            ON CONFLICT (project_id, sha) DO UPDATE SET
              title = CASE WHEN commit.title = '' THEN excluded.title ELSE commit.title END,
              author = CASE WHEN commit.author = '' THEN excluded.author ELSE commit.author END,
              committed_at = coalesce(commit.committed_at, excluded.committed_at)
            RETURNING commit_id
            """)
        .bind("project", project)
        .bind("sha", commit.sha())
        .bind("title", commit.title())
        .bind("author", commit.author())
        .bind("committedAt", utc(commit.committedAt()))
        .bind("now", utc(now))
        .mapTo(Long.class)
        .one();
  }

  private record KnownRun(long id, String sha, String branch, boolean later) {}

  private long run(Run run, long commit, String sha, Instant startedAt) {
    var known = knownRun(run, startedAt);
    if (known.isEmpty()) {
      insertRun(run, commit, startedAt);
      known = knownRun(run, startedAt);
    }
    KnownRun found = known.orElseThrow();
    if (!found.sha().equals(sha)) {
      throw contradiction(run, "commit " + found.sha(), "commit " + sha);
    }
    if (!found.branch().equals(run.line())) {
      throw contradiction(run, "branch " + found.branch(), "branch " + run.line());
    }
    if (found.later()) {
      handle.execute(
          """
          UPDATE run SET started_at = least(started_at, ?) WHERE project_id = ? AND run_id = ?
          """,
          utc(startedAt),
          project,
          found.id());
    }
    return found.id();
  }

  private Optional<KnownRun> knownRun(Run run, Instant startedAt) {
    return handle
        .createQuery(
            """
            SELECT run_id, sha, branch, started_at > :startedAt AS later
            FROM run JOIN commit USING (project_id, commit_id)
            WHERE project_id = :project AND provider = :provider AND provider_run = :id
              AND attempt = :attempt
            """)
        .bind("startedAt", utc(startedAt))
        .bind("project", project)
        .bind("provider", run.provider())
        .bind("id", run.id())
        .bind("attempt", run.attempt())
        .map(
            (row, _) ->
                new KnownRun(
                    row.getLong("run_id"),
                    row.getString("sha"),
                    row.getString("branch"),
                    row.getBoolean("later")))
        .findOne();
  }

  private void insertRun(Run run, long commit, Instant startedAt) {
    handle
        .createUpdate(
            """
            INSERT INTO run (project_id, provider, provider_run, attempt, commit_id, branch,
              trigger, pull_request, url, started_at)
            VALUES (:project, :provider, :id, :attempt, :commit, :branch,
              :trigger, :pullRequest, :url, :startedAt)
            ON CONFLICT (project_id, provider, provider_run, attempt) DO NOTHING
            """)
        .bind("project", project)
        .bind("provider", run.provider())
        .bind("id", run.id())
        .bind("attempt", run.attempt())
        .bind("commit", commit)
        .bind("branch", run.line())
        .bind("trigger", run.trigger())
        .bind("pullRequest", run.pullRequest().orElse(null))
        .bind("url", run.url())
        .bind("startedAt", utc(startedAt))
        .execute();
    if (run.pullRequest().isEmpty()) {
      handle.execute(
          "UPDATE project SET default_branch = ? WHERE project_id = ? AND default_branch = ''",
          run.line(),
          project);
    }
  }

  private static Rejected contradiction(Run run, String stored, String claimed) {
    return new Rejected.Contradiction(
        "Run "
            + run.id()
            + " (attempt "
            + run.attempt()
            + ") was reported for "
            + stored
            + "; this report says "
            + claimed
            + ". All jobs of a run share commit and branch: mend the report, or give its run an id"
            + " of its own.");
  }

  /** The key of a map in a dictionary table, added if it is new. */
  private long dictionary(String table, String column, String hash, Map<String, String> map) {
    String find = "SELECT %1$s_id FROM %1$s WHERE project_id = ? AND hash = ?".formatted(table);
    var known = handle.select(find, project, hash).mapTo(Long.class).findOne();
    if (known.isPresent()) {
      return known.get();
    }
    handle.execute(
        """
        INSERT INTO %s (project_id, hash, %s, first_seen_at) VALUES (?, ?, CAST(? AS jsonb), ?)
        ON CONFLICT (project_id, hash) DO NOTHING
        """
            .formatted(table, column),
        project,
        hash,
        Json.text(map),
        utc(now));
    return handle.select(find, project, hash).mapTo(Long.class).one();
  }

  /** A job's state only moves on: a report of an earlier or the same state is refused. */
  private long job(Report report, long commit, long run, long configuration, long environment) {
    Job job = report.job();
    var counts = TestCounts.of(report.tests());
    return handle
        .createQuery(
            """
            INSERT INTO job (project_id, run_id, commit_id, configuration_id, environment_id,
              branch, name, provider_job, kind, status, rank, queued_at, started_at,
              completed_at, url, tests, tests_failed, tests_skipped)
            VALUES (:project, :run, :commit, :configuration, :environment,
              :branch, :name, :id, :kind, :status, :rank, :queuedAt, :startedAt,
              :completedAt, :url, :tests, :testsFailed, :testsSkipped)
            ON CONFLICT (project_id, run_id, configuration_id, name, provider_job)
            DO UPDATE SET environment_id = excluded.environment_id, kind = excluded.kind,
              status = excluded.status, rank = excluded.rank, queued_at = excluded.queued_at,
              started_at = excluded.started_at, completed_at = excluded.completed_at,
              url = excluded.url, tests = excluded.tests, tests_failed = excluded.tests_failed,
              tests_skipped = excluded.tests_skipped
            WHERE job.rank < excluded.rank
            RETURNING job_id
            """)
        .bind("project", project)
        .bind("run", run)
        .bind("commit", commit)
        .bind("configuration", configuration)
        .bind("environment", environment)
        .bind("branch", report.run().line())
        .bind("name", job.name())
        .bind("id", job.id())
        .bind("kind", job.kind().token())
        .bind("status", job.status().token())
        .bind("rank", job.status().rank())
        .bind("queuedAt", utc(job.queuedAt()))
        .bind("startedAt", utc(job.startedAt()))
        .bind("completedAt", utc(job.completedAt()))
        .bind("url", job.url())
        .bind("tests", counts.all())
        .bind("testsFailed", counts.failed())
        .bind("testsSkipped", counts.skipped())
        .mapTo(Long.class)
        .findOne()
        .orElseThrow(
            () -> new Rejected.AlreadyReported(job.name() + " (" + job.configuration() + ")"));
  }

  private void steps(long job, List<Step> steps) {
    handle.execute("DELETE FROM step WHERE project_id = ? AND job_id = ?", project, job);
    if (steps.isEmpty()) {
      return;
    }
    var batch =
        handle.prepareBatch(
            """
            INSERT INTO step (project_id, job_id, ordinal, within, name, status, started_at,
              seconds, user_seconds, system_seconds, peak_memory)
            VALUES (:project, :job, :ordinal, :within, :name, :status, :startedAt,
              :seconds, :userSeconds, :systemSeconds, :peakMemory)
            """);
    var ordinals = new HashMap<String, Integer>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      batch
          .bind("project", project)
          .bind("job", job)
          .bind("ordinal", i)
          .bind("within", step.isOutermost() ? null : ordinals.get(step.within()))
          .bind("name", step.name())
          .bind("status", step.status().token())
          .bind("startedAt", utc(step.startedAt()))
          .bind("seconds", seconds(step.duration()))
          .bind("userSeconds", step.userTime().map(RunRows::seconds).orElse(null))
          .bind("systemSeconds", step.systemTime().map(RunRows::seconds).orElse(null))
          .bind(
              "peakMemory",
              step.peakMemory().isPresent() ? (Long) step.peakMemory().getAsLong() : null)
          .add();
      ordinals.put(step.name(), i);
    }
    batch.execute();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static @Nullable OffsetDateTime utc(Optional<Instant> instant) {
    return instant.map(RunRows::utc).orElse(null);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
