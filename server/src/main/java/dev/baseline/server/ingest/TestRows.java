package dev.baseline.server.ingest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baseline.reports.TestName;
import dev.baseline.reports.TestResult;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The rows of one job's test results. The keys of known tests are remembered between reports, but
 * only those that were read from the database, so that a transaction that fails leaves none behind.
 */
final class TestRows {

  private static final int REMEMBERED = 200_000;

  private final Cache<Known, Long> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  private record Known(long project, UUID hash) {}

  private record Row(long test, TestResult result) {}

  /** Stores the results of a job. */
  void store(
      Handle handle, long project, long job, Instant at, Instant now, List<TestResult> results) {
    if (results.isEmpty()) {
      return;
    }
    Map<TestName, Long> tests = tests(handle, project, now, results);
    // In the order of the key, so that the index is walked and not jumped about in.
    List<Row> rows =
        results.stream()
            .map(result -> new Row(known(tests, result.test()), result))
            .sorted((one, other) -> Long.compare(one.test(), other.test()))
            .toList();
    copyResults(handle, project, job, at, rows);
    copyFailures(
        handle,
        project,
        job,
        rows.stream().filter(row -> TestCounts.isFailure(row.result().outcome())).toList());
  }

  private static long known(Map<TestName, Long> tests, TestName test) {
    Long id = tests.get(test);
    if (id == null) {
      throw new IllegalStateException("No key was found for the test " + test);
    }
    return id;
  }

  private static void copyResults(
      Handle handle, long project, long job, Instant at, List<Row> rows) {
    String time = at.toString();
    try (var copy =
        CopyRows.into(
            handle, "test_result (project_id, test_id, at, job_id, attempt, outcome, seconds)")) {
      for (Row row : rows) {
        TestResult result = row.result();
        copy.add(project).add(row.test()).addPlain(time).add(job).add(result.attempt());
        copy.addPlain(result.outcome().token());
        result
            .duration()
            .map(Duration::toNanos)
            .ifPresentOrElse(
                nanos -> copy.addPlain(Float.toString((float) (nanos / 1e9))), copy::addNull);
        copy.end();
      }
      copy.finish();
    }
  }

  private static void copyFailures(Handle handle, long project, long job, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (var copy =
        CopyRows.into(
            handle,
            "test_failure (project_id, job_id, test_id, attempt, outcome, message, details)")) {
      for (Row row : rows) {
        TestResult result = row.result();
        copy.add(project).add(job).add(row.test()).add(result.attempt());
        copy.addPlain(result.outcome().token()).add(result.message()).add(result.details()).end();
      }
      copy.finish();
    }
  }

  private Map<TestName, Long> tests(
      Handle handle, long project, Instant now, List<TestResult> results) {
    var found = new HashMap<TestName, Long>();
    // By hash, so that two reports that bring the same new tests add them in the same order.
    var unknown = new TreeMap<UUID, TestName>();
    for (TestResult result : results) {
      UUID hash = hash(result.test());
      Long id = remembered.getIfPresent(new Known(project, hash));
      if (id != null) {
        found.put(result.test(), id);
      } else {
        unknown.put(hash, result.test());
      }
    }
    if (!unknown.isEmpty()) {
      read(handle, project, unknown, found, true);
    }
    if (!unknown.isEmpty()) {
      insert(handle, project, now, unknown);
      read(handle, project, unknown, found, false);
    }
    return found;
  }

  /** Moves the tests that the database knows from {@code unknown} to {@code found}. */
  private void read(
      Handle handle,
      long project,
      Map<UUID, TestName> unknown,
      Map<TestName, Long> found,
      boolean committed) {
    handle
        .createQuery(
            """
            SELECT test_id, hash FROM test WHERE project_id = :project AND hash = ANY(:hashes)
            """)
        .bind("project", project)
        .bindArray("hashes", UUID.class, new ArrayList<Object>(unknown.keySet()))
        .map((row, _) -> Map.entry(row.getObject("hash", UUID.class), row.getLong("test_id")))
        .forEach(
            entry -> {
              TestName test = unknown.remove(entry.getKey());
              if (test != null) {
                found.put(test, entry.getValue());
              }
              if (committed) {
                remembered.put(new Known(project, entry.getKey()), entry.getValue());
              }
            });
  }

  private static void insert(Handle handle, long project, Instant now, Map<UUID, TestName> tests) {
    List<TestName> names = List.copyOf(tests.values());
    handle
        .createUpdate(
            """
            INSERT INTO test (project_id, hash, suite, file, name, parameters, first_seen_at)
            SELECT :project, hash, suite, file, name, parameters, CAST(:now AS timestamptz)
            FROM unnest(:hashes, :suites, :files, :names, :parameters)
              AS new (hash, suite, file, name, parameters)
            ON CONFLICT (project_id, hash) DO NOTHING
            """)
        .bind("project", project)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bindArray("hashes", UUID.class, new ArrayList<Object>(tests.keySet()))
        .bindArray("suites", String.class, names.stream().map(TestName::suite).toList())
        .bindArray("files", String.class, names.stream().map(TestName::file).toList())
        .bindArray("names", String.class, names.stream().map(TestName::name).toList())
        .bindArray("parameters", String.class, names.stream().map(TestName::parameters).toList())
        .execute();
  }

  /** The first 16 bytes of the SHA-256 of the name's parts, each with its length before it. */
  private static UUID hash(TestName test) {
    var digest = sha256();
    for (String part : List.of(test.suite(), test.file(), test.name(), test.parameters())) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
      digest.update(bytes);
    }
    var hash = ByteBuffer.wrap(digest.digest());
    return new UUID(hash.getLong(), hash.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }
}
