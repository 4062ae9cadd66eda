package dev.baseline.server.database;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The measurement behind the figures in RATIONALE.md: what a start of the database costs, step by
 * step. Run it on an empty folder for a first start, and again for a warm one.
 */
final class StartTimes {

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final double NANOS = 1e9;

  private StartTimes() {}

  /** Argument: the folder. */
  public static void main(String[] arguments) {
    DataDirectory data = DataDirectory.open(Path.of(arguments[0]));
    long start = System.nanoTime();
    tell("folder held", start);
    PostgresBundle.in(data.programs());
    tell("programs unpacked", start);
    EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
    Database database = Database.start(postgres, Cluster.DATABASE, SmallServer.MIGRATIONS);
    postgres.awaitReady();
    tell("PostgreSQL ready", start);
    database.awaitReady();
    tell("schema and pool ready", start);
    database.jdbi().useHandle(handle -> handle.execute("SELECT count(*) FROM thing"));
    tell("first query done", start);
    long stop = System.nanoTime();
    database.close();
    postgres.close();
    data.close();
    tell("stopped", stop);
  }

  private static void tell(String step, long since) {
    System.out.printf(
        Locale.ROOT,
        "%-22s %6.2f s, processor time of the JVM so far %5.2f s%n",
        step,
        (System.nanoTime() - since) / NANOS,
        PROCESS.getProcessCpuTime() / NANOS);
  }
}
