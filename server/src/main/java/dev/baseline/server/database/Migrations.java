package dev.baseline.server.database;

import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** The numbered SQL files that bring a database to the schema of this build. */
record Migrations(String location) {

  /** Where the server's own are, on the class path. */
  static final String LOCATION = "dev/baseline/server/database/migrations";

  /**
   * Brings the database to the newest version, one transaction a file.
   *
   * @throws DatabaseUnsuitable if a newer build wrote it, or a file that it has is not ours
   */
  void apply(DataSource database) {
    Flyway flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(database)
            .locations("classpath:" + location)
            .failOnMissingLocations(true)
            .validateMigrationNaming(true)
            .cleanDisabled(true)
            .loggers("slf4j")
            .load();
    try {
      refuseNewer(flyway);
      flyway.migrate();
    } catch (FlywayException e) {
      throw new DatabaseUnsuitable(
          "The database's schema could not be brought to this build's: "
              + e.getMessage()
              + " Nothing of the file that failed was kept; use the Baseline that wrote the"
              + " database, or mend what is said above and start again.",
          e);
    }
  }

  private static void refuseNewer(Flyway flyway) {
    MigrationInfo[] all = flyway.info().all();
    Optional<MigrationVersion> newest =
        Arrays.stream(all)
            .filter(migration -> migration.getState().isApplied())
            .map(MigrationInfo::getVersion)
            .max(MigrationVersion::compareTo);
    Optional<MigrationVersion> known =
        Arrays.stream(all)
            .filter(migration -> migration.getState().isResolved())
            .map(MigrationInfo::getVersion)
            .max(MigrationVersion::compareTo);
    if (newest.isPresent() && (known.isEmpty() || newest.get().isNewerThan(known.get()))) {
      throw new DatabaseUnsuitable(
          "The database was written by a newer Baseline: its schema is version %s, this build knows"
                  .formatted(newest.get())
              + " versions up to %s. Start the newer one again, or restore the backup from before"
                  .formatted(known.map(MigrationVersion::toString).orElse("0"))
              + " the upgrade.");
    }
  }
}
