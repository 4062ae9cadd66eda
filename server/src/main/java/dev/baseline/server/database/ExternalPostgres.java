package dev.baseline.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A PostgreSQL that somebody else runs. */
record ExternalPostgres(DatabaseSettings.External settings, Optional<String> password) {

  private static final int OLDEST = 15;
  private static final int PER_MAJOR = 10_000;
  private static final Duration PAUSE = Duration.ofMillis(500);

  static ExternalPostgres of(DatabaseSettings.External settings) {
    return new ExternalPostgres(settings, settings.passwordFile().map(ExternalPostgres::password));
  }

  private static String password(Path file) {
    try {
      return Files.readString(file).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new DatabaseStartFailed(
          "The file with the database's password cannot be read: %s. Name one that this user may read."
              .formatted(e),
          e);
    }
  }

  Connection connection() throws SQLException {
    return Connections.open(settings.url(), settings.user(), password);
  }

  /**
   * Waits until the database answers, for as long as it is only away, and looks whether it will do.
   *
   * @throws DatabaseStartFailed if it refuses us, or is still away after this time
   * @throws DatabaseUnsuitable if it is older than PostgreSQL 15
   */
  void require(Duration patience) {
    long start = System.nanoTime();
    while (true) {
      try (Connection connection = connection()) {
        requireVersion(version(connection));
        return;
      } catch (SQLException e) {
        boolean late = System.nanoTime() - start > patience.toNanos();
        if (late || !DatabaseUnavailable.isOutage(e.getSQLState())) {
          throw new DatabaseStartFailed(
              "The database at %s cannot be used: %s Check the address, the user, the password file"
                      .formatted(settings.address(), sentence(e.getMessage()))
                  + " and the server's pg_hba.conf.",
              e);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static String sentence(@org.jspecify.annotations.Nullable String words) {
    String text = String.valueOf(words).strip();
    return text.endsWith(".") ? text : text + ".";
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW server_version_num")) {
      row.next();
      return row.getInt(1);
    }
  }

  void requireVersion(int number) {
    if (number < OLDEST * PER_MAJOR) {
      throw new DatabaseUnsuitable(
          "The database at %s is PostgreSQL %d; Baseline needs %d or newer. Upgrade it, or name another"
                  .formatted(settings.address(), number / PER_MAJOR, OLDEST)
              + " with --database-url.");
    }
  }
}
