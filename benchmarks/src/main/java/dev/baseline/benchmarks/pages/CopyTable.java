package dev.baseline.benchmarks.pages;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Rows that are gathered as text and then stored by COPY. Nothing in them needs to be escaped. */
final class CopyTable {

  private final String target;
  private final StringBuilder rows = new StringBuilder();
  private boolean lineStart = true;

  /**
   * @param target the table with its columns
   */
  CopyTable(String target) {
    this.target = target;
  }

  /** Adds a row. */
  void row(Object... values) {
    for (Object value : values) {
      if (!lineStart) {
        rows.append('\t');
      }
      rows.append(value);
      lineStart = false;
    }
    rows.append('\n');
    lineStart = true;
  }

  /** Stores what was gathered. */
  void store(Connection connection) throws SQLException {
    var copy =
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + target + " FROM STDIN");
    byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    copy.endCopy();
    rows.setLength(0);
  }
}
