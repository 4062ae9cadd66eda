package dev.baseline.server;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How much of the database a request reads, as PostgreSQL itself tells it. */
public final class Plans {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Plans() {}

  /** The most rows that any step of any query of a request read, kept or not. */
  public static long rowsRead(Jdbi jdbi, Runnable request) {
    return queries(jdbi, request).stream()
        .mapToLong(query -> rowsRead(jdbi, query))
        .max()
        .orElse(0);
  }

  private static List<String> queries(Jdbi jdbi, Runnable request) {
    var queries = new CopyOnWriteArrayList<String>();
    SqlLogger before = jdbi.getConfig(SqlStatements.class).getSqlLogger();
    jdbi.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logBeforeExecution(StatementContext context) {
            queries.add(text(context));
          }
        });
    try {
      request.run();
    } finally {
      jdbi.setSqlLogger(before);
    }
    queries.removeIf(query -> !query.stripLeading().matches("(?s)(SELECT|WITH).*"));
    return queries;
  }

  /** The statement with its values, as the driver writes it. */
  private static String text(StatementContext context) {
    try {
      return context.getStatement().unwrap(org.postgresql.PGStatement.class).toString();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long rowsRead(Jdbi jdbi, String query) {
    String plan;
    try (var handle = jdbi.open();
        var statement = handle.getConnection().createStatement();
        var rows = statement.executeQuery("EXPLAIN (ANALYZE, FORMAT JSON) " + query)) {
      rows.next();
      plan = rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException("Not to be explained: " + query, e);
    }
    return rowsRead(JSON.readTree(plan).get(0).get("Plan"));
  }

  private static long rowsRead(JsonNode node) {
    double loops = node.path("Actual Loops").asDouble();
    double rows =
        loops
            * (node.path("Actual Rows").asDouble()
                + node.path("Rows Removed by Filter").asDouble()
                + node.path("Rows Removed by Index Recheck").asDouble()
                + node.path("Rows Removed by Join Filter").asDouble());
    long most = Math.round(rows);
    for (JsonNode child : node.path("Plans")) {
      most = Math.max(most, rowsRead(child));
    }
    return most;
  }
}
