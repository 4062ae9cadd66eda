package dev.baseline.server.ingest;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into a table by COPY in its text format, sent in pieces so that a large report
 * is not held twice.
 */
final class CopyRows implements AutoCloseable {

  private static final int PIECE = 64 * 1024;
  private static final String NULL = "\\N";

  private final CopyIn copy;
  private final StringBuilder rows = new StringBuilder(PIECE + 1024);
  private boolean lineStart = true;

  private CopyRows(CopyIn copy) {
    this.copy = copy;
  }

  /**
   * Starts a COPY on the connection of {@code handle}; nothing else may use it until this is
   * finished or closed.
   *
   * @param target the table with its columns, as in {@code "t (a, b)"}
   */
  static CopyRows into(Handle handle, String target) {
    try {
      return new CopyRows(
          handle
              .getConnection()
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("COPY " + target + " FROM STDIN"));
    } catch (SQLException e) {
      throw new CopyFailed(e);
    }
  }

  CopyRows add(long value) {
    separate().append(value);
    return this;
  }

  /** Adds text; its control characters and backslashes are escaped. */
  CopyRows add(String text) {
    separate();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> rows.append("\\\\");
        case '\t' -> rows.append("\\t");
        case '\n' -> rows.append("\\n");
        case '\r' -> rows.append("\\r");
        default -> rows.append(c);
      }
    }
    return this;
  }

  /** Adds text that has nothing to escape. */
  CopyRows addPlain(String text) {
    separate().append(text);
    return this;
  }

  CopyRows addNull() {
    return addPlain(NULL);
  }

  /** Ends a row. */
  void end() {
    rows.append('\n');
    lineStart = true;
    if (rows.length() >= PIECE) {
      flush();
    }
  }

  /** Sends what is left and ends the COPY. */
  void finish() {
    flush();
    try {
      copy.endCopy();
    } catch (SQLException e) {
      throw new CopyFailed(e);
    }
  }

  /** Gives the COPY up if it was not finished. */
  @Override
  public void close() {
    try {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    } catch (SQLException e) {
      throw new CopyFailed(e);
    }
  }

  private StringBuilder separate() {
    if (lineStart) {
      lineStart = false;
    } else {
      rows.append('\t');
    }
    return rows;
  }

  private void flush() {
    byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
    rows.setLength(0);
    try {
      copy.writeToCopy(bytes, 0, bytes.length);
    } catch (SQLException e) {
      throw new CopyFailed(e);
    }
  }

  /** The database did not take the rows. */
  static final class CopyFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CopyFailed(SQLException cause) {
      super("The database did not take the rows: " + cause.getMessage(), cause);
    }
  }
}
