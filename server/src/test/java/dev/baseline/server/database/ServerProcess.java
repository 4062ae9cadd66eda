package dev.baseline.server.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link SmallServer} in a JVM of its own, and the lines that it says. */
final class ServerProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader lines;
  private int committed;

  private ServerProcess(List<String> command) throws IOException {
    this.process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    this.lines = process.inputReader(StandardCharsets.UTF_8);
  }

  static ServerProcess start(Path folder, int rows) throws IOException {
    return start(List.of(), System.getProperty("java.class.path"), folder, rows);
  }

  /** One that is started by another program, which may change the user. */
  static ServerProcess start(List<String> prefix, String classPath, Path folder, int rows)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            SmallServer.class.getName(),
            folder.toString(),
            Integer.toString(rows)));
    return new ServerProcess(command);
  }

  /** What follows this word in the next line that begins with it. */
  String await(String word) {
    try {
      StringBuilder before = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(word + " ")) {
          return line.substring(word.length() + 1);
        }
        before.append(line).append('\n');
      }
      throw new AssertionError("The server ended before it said \"" + word + "\":\n" + before);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process of its PostgreSQL, when that is ready. */
  ProcessHandle awaitPostgres() {
    return ProcessHandle.of(Long.parseLong(await("ready"))).orElseThrow();
  }

  /** Ends it as `kill -9` does; what it had said can still be read. */
  void kill() {
    // By its handle: the process itself would close its output too.
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }

  /** Ends it as `kill` does, and waits for its end. */
  void terminate() {
    process.destroy();
    process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
  }

  /** Waits until it has committed this many rows. */
  void awaitCommitted(int rows) {
    while (committed < rows) {
      committed = Integer.parseInt(await("committed"));
    }
  }

  /** The last row that it said is committed, once it has ended. */
  int lastCommitted() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("committed ")) {
        committed = Integer.parseInt(line.substring("committed ".length()));
      }
    }
    return committed;
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      terminate();
    }
  }
}
