package dev.baseline.server.database;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * A server of one purpose, run by tests in a JVM of its own so that it can be killed: it says what
 * it is doing in one line a step, then commits rows and says the number of each that is committed.
 */
final class SmallServer {

  static final String MIGRATIONS = "dev/baseline/server/database/migrations-of-tests";

  private SmallServer() {}

  /** Arguments: the folder, and how many rows to commit; it then waits for its end. */
  public static void main(String[] arguments) throws SQLException, InterruptedException {
    DataDirectory data;
    try {
      data = DataDirectory.open(Path.of(arguments[0]));
    } catch (DataDirectoryException e) {
      System.out.println("refused " + e.getMessage());
      return;
    }
    EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
    Database database = Database.start(postgres, Cluster.DATABASE, MIGRATIONS);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  database.close();
                  postgres.close();
                  data.close();
                }));
    try {
      database.awaitReady();
    } catch (DatabaseException e) {
      System.out.println("failed " + e.getMessage());
      return;
    }
    System.out.println("ready " + postgres.process().pid());
    System.out.println("url " + postgres.url(Cluster.DATABASE));
    try {
      commit(database.jdbi(), Integer.parseInt(arguments[1]));
    } catch (JdbiException e) {
      System.out.println("interrupted " + e.getMessage());
    }
    Thread.currentThread().join();
  }

  private static void commit(Jdbi jdbi, int rows) {
    for (int row = 1; row <= rows; row++) {
      String name = "row " + row;
      jdbi.useHandle(handle -> handle.execute("INSERT INTO thing (name) VALUES (?)", name));
      System.out.println("committed " + row);
    }
  }
}
