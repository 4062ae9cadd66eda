package dev.baseline.benchmarks.pages;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The peer of a page: its queries alone on one connection, each prepared once, each row fetched
 * whole.
 */
final class Replay implements AutoCloseable {

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Replay(Connection connection) {
    this.connection = connection;
  }

  /** Runs the queries and answers how many values they brought. */
  int run(List<Query> queries) throws SQLException {
    int values = 0;
    for (var query : queries) {
      values += query.fetch(prepared(query.sql()));
    }
    return values;
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    var known = prepared.get(sql);
    if (known != null) {
      return known;
    }
    var statement = connection.prepareStatement(sql);
    prepared.put(sql, statement);
    return statement;
  }

  @Override
  public void close() throws SQLException {
    for (var statement : prepared.values()) {
      statement.close();
    }
    connection.close();
  }
}
