package dev.baseline.benchmarks.ingest;

import dev.baseline.benchmarks.load.TestReports;
import dev.baseline.benchmarks.machine.Crew;
import dev.baseline.benchmarks.machine.Postgres;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.postgresql.PGConnection;

/**
 * The peer: rows of test results straight into the same table by COPY, those of the same tests at
 * the same times, with jobs that are not there. The rows are text before the clock runs.
 */
final class CopyRound {

  private static final String TARGET =
      "test_result (project_id, test_id, at, job_id, attempt, outcome, seconds)";
  private static final int BYTES_A_ROW = 80;

  /** Numbers of jobs that no job has. */
  private static long nextJob = 1_000_000_000;

  private final Postgres postgres;
  private final HttpRound http;
  private final long project;
  private final List<Long> tests;

  CopyRound(Postgres postgres, HttpRound http, int count) throws SQLException {
    this.postgres = postgres;
    this.http = http;
    try (var connection = postgres.connection()) {
      this.project = numbers(connection, "SELECT project_id FROM project", 1).getFirst();
      this.tests = numbers(connection, "SELECT test_id FROM test ORDER BY test_id", count);
    }
    if (tests.size() != count) {
      throw new IllegalStateException("There are " + tests.size() + " tests, not " + count + ".");
    }
  }

  /** Stores the rows of that many reports, of all senders. */
  void run(int senders, int reports) {
    prepare(senders, reports).run();
  }

  /** Makes the rows of one turn, and answers what stores them. */
  Runnable prepare(int senders, int reports) {
    var lanes = new ArrayList<List<byte[]>>();
    for (int lane = 0; lane < senders; lane++) {
      var batches = new ArrayList<byte[]>();
      for (int i = lane; i < reports; i += senders) {
        batches.add(rows(nextJob++, http.sent() + i / senders));
      }
      lanes.add(batches);
    }
    return () -> Crew.run(senders, lane -> copy(lanes.get(lane)));
  }

  private void copy(List<byte[]> batches) throws SQLException {
    try (var connection = postgres.connection()) {
      connection.setAutoCommit(false);
      var api = connection.unwrap(PGConnection.class).getCopyAPI();
      for (byte[] batch : batches) {
        var copy = api.copyIn("COPY " + TARGET + " FROM STDIN");
        copy.writeToCopy(batch, 0, batch.length);
        copy.endCopy();
        connection.commit();
      }
    }
  }

  private byte[] rows(long job, int number) {
    var random = new SplittableRandom(job);
    var rows = new StringBuilder(tests.size() * BYTES_A_ROW);
    String at = TestReports.time(number).toString();
    for (long test : tests) {
      rows.append(project).append('\t').append(test).append('\t').append(at).append('\t');
      rows.append(job).append("\t1\tpass\t");
      rows.append(String.format(Locale.ROOT, "%.6f", random.nextDouble(0.0001, 0.05))).append('\n');
    }
    return rows.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<Long> numbers(Connection connection, String sql, int most)
      throws SQLException {
    var numbers = new ArrayList<Long>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next() && numbers.size() < most) {
        numbers.add(rows.getLong(1));
      }
    }
    return numbers;
  }
}
