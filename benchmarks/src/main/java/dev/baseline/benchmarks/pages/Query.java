package dev.baseline.benchmarks.pages;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * A query that a server ran.
 *
 * @param sql its text, with a question mark for each parameter
 * @param parameters what sets them
 */
record Query(String sql, List<Parameter> parameters) {

  Query {
    parameters = List.copyOf(parameters);
  }

  /** What sets one parameter to the value that the server gave it. */
  @FunctionalInterface
  interface Parameter {
    void set(PreparedStatement statement) throws SQLException;
  }

  /** Sets the parameters, runs it, and answers how many values it brought, each fetched. */
  int fetch(PreparedStatement statement) throws SQLException {
    for (var parameter : parameters) {
      parameter.set(statement);
    }
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
}
