package dev.baseline.server.ingest;

import dev.baseline.reports.Job;
import dev.baseline.reports.Report;
import dev.baseline.reports.ReportJson;
import dev.baseline.server.http.Json;
import dev.baseline.server.projects.Project;
import dev.baseline.server.projects.Projects;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Stores reports: each whole or not at all, once however often it is sent, and on disk before it is
 * acknowledged. Safe for use by many threads.
 */
public final class Ingester {

  /** Unique violation, deadlock, serialization failure. */
  private static final Set<String> MEETINGS = Set.of("23505", "40P01", "40001");

  private static final int ATTEMPTS = 3;

  private final Jdbi jdbi;
  private final Clock clock;
  private final TestRows tests = new TestRows();

  /**
   * @param jdbi the database
   * @param clock tells when a report came
   */
  public Ingester(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * What a sender is told.
   *
   * @param text the JSON of a {@link Receipt}
   * @param replayed whether it was told before, to the same submission
   */
  record Answer(String text, boolean replayed) {}

  /**
   * Stores a report for a project, whatever project the report itself names.
   *
   * @throws Rejected if it contradicts what is stored; then nothing of it is
   */
  Answer store(Project project, Report report, Submission submission) {
    for (int attempt = 1; ; attempt++) {
      try {
        return known(project, submission)
            .orElseGet(
                () -> jdbi.inTransaction(handle -> insert(handle, project, report, submission)));
      } catch (JdbiException | CopyRows.CopyFailed e) {
        // Two reports met: the other one has won, and this one sees its rows in the next attempt.
        if (attempt == ATTEMPTS || !isMeeting(e)) {
          throw e;
        }
      } catch (Rejected.AlreadyReported e) {
        // The same submission may have been stored while this one waited for its row.
        return known(project, submission).orElseThrow(() -> e);
      }
    }
  }

  /**
   * Stores a made-up report; it may be lost if the database is killed within the next second.
   *
   * @param project a sample project
   */
  public void storeSample(Project project, Report report) {
    var submission = new Submission("sample", Optional.empty(), "");
    jdbi.useTransaction(
        handle -> {
          handle.execute("SET LOCAL synchronous_commit = off");
          insert(handle, project, report, submission);
        });
  }

  /** How many reports are stored for a project. */
  public long count(Project project) {
    return jdbi.withHandle(
        handle ->
            handle
                .select("SELECT count(*) FROM report WHERE project_id = ?", project.id())
                .mapTo(Long.class)
                .one());
  }

  private Optional<Answer> known(Project project, Submission submission) {
    if (submission.idempotencyKey().isEmpty()) {
      return Optional.empty();
    }
    String key = submission.idempotencyKey().get();
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT answer, encode(body_hash, 'hex') = :hash AS same FROM report
                    WHERE project_id = :project AND idempotency_key = :key
                    """)
                .bind("hash", submission.bodyHash())
                .bind("project", project.id())
                .bind("key", key)
                .map(
                    (row, _) -> {
                      if (!row.getBoolean("same")) {
                        throw new Rejected.KeyReused(key);
                      }
                      return new Answer(row.getString("answer"), true);
                    })
                .findOne());
  }

  private Answer insert(Handle handle, Project project, Report sent, Submission submission) {
    Instant now = clock.instant();
    Report report = exact(sent);
    hold(handle, project);
    var keys = new RunRows(handle, project.id(), now).store(report);
    new SeriesRows(handle, project.id(), now).store(report, keys, Points.of(report));
    tests.store(handle, project.id(), keys.job(), report.job().startedAt(), now, report.tests());
    String answer = Json.text(Receipt.of(project, report, keys));
    insertReport(handle, project, report, submission, keys.job(), answer, now);
    return new Answer(answer, false);
  }

  /**
   * The report with a start that the database can hold. It keeps microseconds and would round the
   * last one of a day up to the next day, whose summary would then lack the point.
   */
  private static Report exact(Report report) {
    Job job = report.job();
    return new Report(
        report.project(),
        report.commit(),
        report.run(),
        new Job(
            job.name(),
            job.id(),
            job.kind(),
            job.status(),
            job.configuration(),
            job.queuedAt(),
            job.startedAt().truncatedTo(ChronoUnit.MICROS),
            job.completedAt(),
            job.url()),
        report.environment(),
        report.steps(),
        report.measurements(),
        report.tests());
  }

  /** The project stays until the report is stored: who deletes it waits, or came first. */
  private static void hold(Handle handle, Project project) {
    Projects.share(handle, project);
    boolean isThere =
        handle
            .select("SELECT 1 FROM project WHERE project_id = ?", project.id())
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (!isThere) {
      throw new Rejected.ProjectGone(project.name().toString());
    }
  }

  private static void insertReport(
      Handle handle,
      Project project,
      Report report,
      Submission submission,
      long job,
      String answer,
      Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO report (project_id, idempotency_key, body_hash, received_at, sender,
              job_id, answer, document)
            VALUES (:project, :key, :hash, :now, :sender, :job, :answer, :document)
            """)
        .bind("project", project.id())
        .bind("key", submission.idempotencyKey().orElse(null))
        .bind("hash", HexFormat.of().parseHex(submission.bodyHash()))
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("sender", submission.sender())
        .bind("job", job)
        .bind("answer", answer)
        .bind("document", document(report))
        .execute();
  }

  /** The report without its test results: those are rows of their own. */
  private static String document(Report report) {
    var bare =
        new Report(
            report.project(),
            report.commit(),
            report.run(),
            report.job(),
            report.environment(),
            report.steps(),
            report.measurements(),
            List.of());
    return new String(ReportJson.write(bare), StandardCharsets.UTF_8);
  }

  private static boolean isMeeting(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return MEETINGS.contains(String.valueOf(sql.getSQLState()));
      }
    }
    return false;
  }
}
