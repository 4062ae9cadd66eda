package dev.baseline.benchmarks.pages;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The peer of a page: its SQL alone on one connection, each statement prepared once, each row
 * fetched whole. The values stand in the statements, so that nothing is planned twice.
 */
final class Replay implements AutoCloseable {

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Replay(Connection connection) {
    this.connection = connection;
  }

  /** Runs the statements and answers how many values they brought. */
  int run(List<String> statements) throws SQLException {
    int values = 0;
    for (String statement : statements) {
      values += fetch(prepared(statement));
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

  private static int fetch(PreparedStatement statement) throws SQLException {
    int values = 0;
    try (var rows = statement.executeQuery()) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int column = 1; column <= columns; column++) {
          if (rows.getString(column) != null) {
            values++;
          }
        }
      }
    }
    return values;
  }

  @Override
  public void close() throws SQLException {
    for (var statement : prepared.values()) {
      statement.close();
    }
    connection.close();
  }
}
