package dev.baseline.server.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL says about itself in {@code postmaster.pid}, one thing a line (PostgreSQL's
 * {@code src/include/utils/pidfile.h}). It stays behind when PostgreSQL is killed.
 *
 * @param pid the process that wrote it
 * @param started when, in seconds since 1970
 * @param ready whether that process accepts connections
 */
record PostmasterFile(long pid, long started, boolean ready) {

  private static final String NAME = "postmaster.pid";
  private static final int STARTED_LINE = 2;
  private static final int STATUS_LINE = 7;

  /** The file in a data directory; empty if there is none, or it is only half written. */
  static Optional<PostmasterFile> in(Path cluster) {
    try {
      byte[] bytes = Files.readAllBytes(cluster.resolve(NAME));
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      if (lines.size() <= STARTED_LINE) {
        return Optional.empty();
      }
      // A negative number would say that a stand-alone backend wrote it.
      long pid = Math.abs(Long.parseLong(lines.getFirst().strip()));
      boolean ready = lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
      long started = Long.parseLong(lines.get(STARTED_LINE).strip());
      return Optional.of(new PostmasterFile(pid, started, ready));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether this was written by the same start of PostgreSQL as another. */
  boolean isOf(PostmasterFile other) {
    return pid == other.pid && started == other.started;
  }

  /** Takes the file away. */
  static void delete(Path cluster) throws IOException {
    Files.deleteIfExists(cluster.resolve(NAME));
  }

  /**
   * The process, if it lives and is a PostgreSQL on this data directory: a number alone may long
   * belong to somebody else.
   */
  Optional<ProcessHandle> process(Path cluster) {
    return ProcessHandle.of(pid)
        .filter(
            process -> {
              List<String> arguments = List.of(process.info().arguments().orElse(new String[0]));
              int option = arguments.indexOf("-D");
              return option >= 0
                  && option + 1 < arguments.size()
                  && arguments.get(option + 1).equals(cluster.toString());
            });
  }
}
