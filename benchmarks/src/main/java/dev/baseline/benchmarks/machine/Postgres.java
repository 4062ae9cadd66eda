package dev.baseline.benchmarks.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The PostgreSQL of a running server, reached past it.
 *
 * @param data the server's folder
 */
public record Postgres(Path data) {

  private static final int PORT_LINE = 3;

  /** A connection of the role that the server uses. */
  public Connection connection() throws SQLException {
    return connection("baseline", "database-password");
  }

  /** A connection of the superuser. */
  public Connection superuser() throws SQLException {
    return connection("postgres", "database-superuser-password");
  }

  private Connection connection(String role, String secret) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:"
            + lines("database/postmaster.pid", PORT_LINE)
            + "/baseline?sslmode=disable&gssEncMode=disable",
        role,
        lines(secret, 0));
  }

  private String lines(String file, int line) {
    try {
      return Files.readAllLines(data.resolve(file)).get(line).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
