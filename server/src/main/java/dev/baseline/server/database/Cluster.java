package dev.baseline.server.database;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * PostgreSQL's data directory: one database and the role that owns it, both called {@code
 * baseline}, and the superuser {@code postgres}.
 */
record Cluster(Path directory) {

  static final String DATABASE = "baseline";
  static final String ROLE = "baseline";
  static final String SUPERUSER = "postgres";

  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** What a small machine with a disk that may lose power wants. */
  private static final String SETTINGS =
      """
      # Written by Baseline at every start. What stands after the include in postgresql.conf wins.
      fsync = on
      synchronous_commit = on
      full_page_writes = on
      max_connections = 50
      shared_buffers = 128MB
      effective_cache_size = 1GB
      work_mem = 8MB
      maintenance_work_mem = 64MB
      max_parallel_workers_per_gather = 1
      wal_compression = pglz
      max_wal_size = 2GB
      checkpoint_timeout = 15min
      random_page_cost = 1.1
      jit = off
      idle_in_transaction_session_timeout = 5min
      log_min_duration_statement = 5s
      log_parameter_max_length = 0
      log_lock_waits = on
      timezone = 'UTC'
      log_timezone = 'UTC'
      datestyle = 'iso, mdy'
      lc_messages = 'C'
      lc_monetary = 'C'
      lc_numeric = 'C'
      lc_time = 'C'
      default_text_search_config = 'pg_catalog.english'
      """;

  private static final String OPERATORS_SETTINGS =
      """
      include 'baseline.conf'

      # Your own settings go below; they win over those of baseline.conf. The address and the port
      # that PostgreSQL listens on are not for setting: Baseline gives them when it starts it.
      """;

  /**
   * Makes the data directory ready for these programs: created if it is not there, its settings as
   * this build wants them.
   *
   * @throws DatabaseStartFailed if it cannot be created
   * @throws DatabaseUnsuitable if another major version of PostgreSQL wrote it
   */
  void prepare(DataDirectory data, PostgresBundle bundle, Unprivileged user) throws IOException {
    if (!Files.exists(directory)) {
      create(data, bundle, user);
    }
    String major = Files.readString(directory.resolve("PG_VERSION")).strip();
    if (!major.equals(PostgresBundle.MAJOR)) {
      throw new DatabaseUnsuitable(
          "The database in %s was written by PostgreSQL %s; this build of Baseline brings %s, which"
                  .formatted(directory, major, PostgresBundle.VERSION)
              + " cannot open it. Run it with the Baseline that wrote it, or start this one with"
              + " another --data folder.");
    }
    writeSettings(directory, user);
  }

  private void create(DataDirectory data, PostgresBundle bundle, Unprivileged user)
      throws IOException {
    try (DirectoryStream<Path> interrupted =
        Files.newDirectoryStream(data.root(), ".creating-database-*")) {
      for (Path leftover : interrupted) {
        FileTree.delete(leftover);
      }
    }
    Path temporary = Files.createTempDirectory(data.root(), ".creating-database-");
    Path password = data.root().resolve(".creating-database-password");
    try {
      DataDirectory.write(password, data.secret("database-superuser-password"));
      FileTree.own(temporary, user.user(), user.group());
      FileTree.own(password, user.user(), user.group());
      initialize(temporary, password, bundle, user);
      DataDirectory.write(temporary.resolve("postgresql.conf"), OPERATORS_SETTINGS);
      FileTree.own(temporary.resolve("postgresql.conf"), user.user(), user.group());
      writeSettings(temporary, user);
      addRole(temporary, data.secret("database-password"), bundle, user);
      Files.move(temporary, directory, StandardCopyOption.ATOMIC_MOVE);
      DataDirectory.force(data.root());
    } finally {
      Files.deleteIfExists(password);
    }
  }

  private static void initialize(
      Path target, Path password, PostgresBundle bundle, Unprivileged user) {
    List<String> words =
        List.of(
            bundle.program("initdb"),
            "--pgdata=" + target,
            "--username=" + SUPERUSER,
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            "--data-checksums",
            "--no-instructions");
    Command initdb = Command.run(LIMIT, user.command(words));
    if (!initdb.succeeded()) {
      throw StartFailure.of("The database could not be created", target, initdb.output());
    }
  }

  private static void addRole(
      Path target, String password, PostgresBundle bundle, Unprivileged user) {
    List<String> words =
        List.of(bundle.program("postgres"), "--single", "-D", target.toString(), SUPERUSER);
    // The password is of letters, digits, - and _: nothing to quote. One statement a line.
    String statements =
        """
        CREATE ROLE %1$s LOGIN PASSWORD '%3$s'
        CREATE DATABASE %2$s OWNER %1$s
        REVOKE ALL ON DATABASE %2$s FROM PUBLIC
        """
            .formatted(ROLE, DATABASE, password);
    Command single = Command.run(LIMIT, user.command(words), statements);
    if (!single.succeeded() || single.output().contains("ERROR:")) {
      String output = single.output().replace(password, "…");
      throw StartFailure.of("The database's role could not be created", target, output);
    }
  }

  private static void writeSettings(Path cluster, Unprivileged user) throws IOException {
    Path file = cluster.resolve("baseline.conf");
    if (!Files.exists(file) || !Files.readString(file).equals(SETTINGS)) {
      DataDirectory.write(file, SETTINGS);
      FileTree.own(file, user.user(), user.group());
    }
  }
}
