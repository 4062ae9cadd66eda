package dev.baseline.benchmarks.pages;

import dev.baseline.benchmarks.load.HttpConnection;
import dev.baseline.benchmarks.load.Project;
import dev.baseline.benchmarks.machine.Postgres;
import dev.baseline.benchmarks.machine.Scratch;
import dev.baseline.benchmarks.machine.Server;
import dev.baseline.server.Baseline;
import dev.baseline.server.Settings;
import dev.baseline.server.database.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A history of one size in a running server, with the pages that are asked for.
 *
 * @param measurements how many measurements it has
 * @param server the server
 * @param views the pages of each kind, with the SQL behind each
 */
record History(long measurements, Server server, Map<PageKind, List<View>> views) {

  private static final String JSON =
      "{\"job\": {\"name\": \"build\", \"kind\": \"build\", \"status\": \"pass\"}}";

  /** A page and its SQL. */
  record View(String path, List<Query> queries) {}

  /** Loads a history into a folder of its own, finds the pages' SQL, and starts a server on it. */
  static History load(Scratch scratch, long wanted, int commitsADay, int variants)
      throws IOException, SQLException {
    Path data = scratch.path("history-" + wanted);
    var shape = Shape.of(wanted, commitsADay, Clock.systemUTC().instant());
    var capture = new SqlCapture();
    var settings =
        new Settings("127.0.0.1", 0, Optional.empty(), data, new DatabaseSettings.Embedded());
    long measurements;
    Map<PageKind, List<View>> views;
    try (var baseline = Baseline.start(settings, Clock.systemUTC(), capture)) {
      String project = Project.create(baseline.url(), data).path();
      measurements = fill(new Postgres(data), shape);
      try (var connection = HttpConnection.open(baseline.url())) {
        views = views(connection, capture, project, shape, variants);
      }
    }
    return new History(measurements, scratch.keep(Server.start(data, List.of())), views);
  }

  private static long fill(Postgres postgres, Shape shape) throws SQLException {
    try (var connection = postgres.superuser();
        var statement = connection.createStatement()) {
      new HistoryLoad(connection, 1, shape).run();
      statement.execute(
          """
          INSERT INTO report (project_id, body_hash, received_at, sender, job_id, answer, document)
          SELECT project_id, '', completed_at, 'key benchmark', job_id, '{}', '%s'
          FROM job ORDER BY job_id DESC LIMIT 60
          """
              .formatted(JSON));
      try (var count = statement.executeQuery("SELECT count(*) FROM measurement")) {
        count.next();
        return count.getLong(1);
      }
    }
  }

  private static Map<PageKind, List<View>> views(
      HttpConnection connection, SqlCapture capture, String project, Shape shape, int variants)
      throws IOException {
    var views = new EnumMap<PageKind, List<View>>(PageKind.class);
    for (var kind : PageKind.values()) {
      var ofKind = new ArrayList<View>();
      for (String path : kind.paths(project, shape, variants)) {
        // Once before, so that only what each view asks for is caught.
        connection.get(path).require();
        capture.take();
        connection.get(path).require();
        ofKind.add(new View(path, capture.take()));
      }
      views.put(kind, ofKind);
    }
    return views;
  }

  /** The page of a kind that has its turn. */
  View view(PageKind kind, int turn) {
    var ofKind = views.getOrDefault(kind, List.of());
    return ofKind.get(turn % ofKind.size());
  }
}
