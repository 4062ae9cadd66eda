package dev.baseline.server.database;

import dev.baseline.server.database.Unprivileged.Way;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a PostgreSQL needs before it can be started: programs, a data directory, a user.
 *
 * @param settings settings that stand above those in the files
 */
record Installation(
    PostgresBundle bundle,
    Path cluster,
    Unprivileged user,
    PostgresLog log,
    Map<String, String> settings) {

  private static final Logger LOGGER = System.getLogger(Installation.class.getName());
  private static final long LOG_BYTES = 10_000_000;
  private static final Duration FAST = Duration.ofSeconds(30);

  /**
   * Brings a server's folder to where PostgreSQL can be started in it. A PostgreSQL that an earlier
   * server left behind there when it was killed is stopped first.
   */
  static Installation prepare(DataDirectory data, Map<String, String> settings) throws IOException {
    return prepare(data, settings, List.of(Way.values()));
  }

  /** The same with only these ways down from root. */
  static Installation prepare(DataDirectory data, Map<String, String> settings, List<Way> ways)
      throws IOException {
    Optional<ProcessHandle> orphan =
        PostmasterFile.in(data.cluster()).flatMap(file -> file.process(data.cluster()));
    if (orphan.isPresent()) {
      LOGGER.log(
          Level.WARNING,
          "The last server was killed; its PostgreSQL (process {0}) is stopped and started anew.",
          Long.toString(orphan.get().pid()));
      Signal.stop(orphan.get(), FAST);
    }
    PostgresBundle bundle = PostgresBundle.in(data.programs());
    Unprivileged user = Unprivileged.forFolder(data.root(), ways);
    Cluster cluster = new Cluster(data.cluster());
    cluster.prepare(data, bundle, user);
    PostgresLog log = new PostgresLog(data.log(), LOG_BYTES);
    return new Installation(bundle, data.cluster(), user, log, settings);
  }

  /** The command that runs PostgreSQL on this port, apart from the terminal's Ctrl-C. */
  List<String> command(int port) {
    List<String> postgres =
        new ArrayList<>(
            List.of(
                bundle.program("postgres"),
                "-D",
                cluster.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories="));
    if (Files.exists(Path.of("/proc/self"))) {
      // Linux has it: one call after a crash in place of one for each of a thousand files.
      postgres.addAll(List.of("-c", "recovery_init_sync_method=syncfs"));
    }
    settings.forEach((name, value) -> postgres.addAll(List.of("-c", name + "=" + value)));
    List<String> command = new ArrayList<>(ownSession());
    command.addAll(user.command(postgres));
    return command;
  }

  /** The words that put a command into a session of its own; macOS has no setsid, but Perl. */
  private static List<String> ownSession() {
    if (onPath("setsid")) {
      return List.of("setsid");
    }
    if (onPath("perl")) {
      return List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die $!", "--");
    }
    LOGGER.log(
        Level.WARNING,
        "Neither setsid nor perl is on the PATH: Ctrl-C reaches PostgreSQL before the server is done.");
    return List.of();
  }

  private static boolean onPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return Stream.of(path.split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
