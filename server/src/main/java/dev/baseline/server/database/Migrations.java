package dev.baseline.server.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The numbered SQL files that bring a database to the schema of this build. Flyway runs them; it is
 * not even loaded where the database's own history holds exactly these files already.
 */
record Migrations(String location) {

  /** Where the server's own are, on the class path. */
  static final String LOCATION = "dev/baseline/server/database/migrations";

  /**
   * Brings the database to the newest version, one transaction a file.
   *
   * @throws DatabaseUnsuitable if a newer build wrote it, or a file that it has is not ours
   */
  void apply(DataSource database) {
    try {
      SortedMap<Integer, Integer> known = MigrationFiles.checksums(location);
      SortedMap<Integer, Integer> applied = applied(database);
      if (!applied.isEmpty() && applied.lastKey() > known.lastKey()) {
        throw new DatabaseUnsuitable(
            "The database was written by a newer Baseline: its schema is version %d, this build knows"
                    .formatted(applied.lastKey())
                + " versions up to %d. Start the newer one again, or restore the backup from before"
                    .formatted(known.lastKey())
                + " the upgrade.");
      }
      if (!applied.equals(known)) {
        migrate(database);
      }
    } catch (SQLException e) {
      throw new DatabaseStartFailed("The schema's history cannot be read: " + e.getMessage(), e);
    }
  }

  /** The checksum of every version that the database holds; none if it is new. */
  private static SortedMap<Integer, Integer> applied(DataSource database) throws SQLException {
    SortedMap<Integer, Integer> applied = new TreeMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet table =
          statement.executeQuery("SELECT to_regclass('flyway_schema_history') IS NOT NULL")) {
        if (!table.next() || !table.getBoolean(1)) {
          return applied;
        }
      }
      try (ResultSet rows =
          statement.executeQuery(
              """
              SELECT CAST(version AS integer), checksum FROM flyway_schema_history
              WHERE success AND version IS NOT NULL
              """)) {
        while (rows.next()) {
          applied.put(rows.getInt(1), rows.getInt(2));
        }
      }
    }
    return applied;
  }

  private void migrate(DataSource database) {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(database)
          .locations("classpath:" + location)
          .validateMigrationNaming(true)
          .cleanDisabled(true)
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new DatabaseUnsuitable(
          "The database's schema could not be brought to this build's; nothing of a file that failed"
              + " was kept. Use the Baseline that wrote the database, or mend what this says and"
              + " start again: "
              + e.getMessage(),
          e);
    }
  }
}
