package dev.baseline.benchmarks.machine;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A server in a process of its own, started by the launcher as people start it. */
public final class Server implements AutoCloseable {

  private static final Pattern GREETING = Pattern.compile("Baseline is at (\\S+)\n");
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
  private static final int POLL_MILLIS = 20;

  private final Process process;
  private final URI url;
  private final Path data;
  private final Path log;

  private Server(Process process, URI url, Path data, Path log) {
    this.process = process;
    this.url = url;
    this.data = data;
    this.log = log;
  }

  /** The launcher of the source tree that the benchmarks were built from. */
  public static Path launcher() {
    return Path.of(System.getProperty("baseline.home", "."), "baseline");
  }

  /**
   * Starts a server and waits until it says where it is.
   *
   * @param data its folder
   * @param javaOptions what its JVM gets besides what the launcher gives it
   * @throws IllegalStateException if it did not start
   */
  public static Server start(Path data, List<String> javaOptions) {
    Path log = data.resolveSibling(data.getFileName() + ".log");
    var process = launch(data, 0, javaOptions, log);
    long end = System.nanoTime() + START_LIMIT.toNanos();
    try {
      while (process.isAlive() && System.nanoTime() < end) {
        var greeting = GREETING.matcher(Files.readString(log));
        if (greeting.find()) {
          return new Server(process, URI.create(greeting.group(1)), data, log);
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
      stop(process);
      throw new IllegalStateException("The server did not start: " + Files.readString(log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      stop(process);
      throw new IllegalStateException(e);
    }
  }

  /** Starts a server's process, without waiting for anything. */
  public static Process launch(Path data, int port, List<String> javaOptions, Path log) {
    var builder =
        new ProcessBuilder(
            launcher().toString(),
            "serve",
            "--port",
            Integer.toString(port),
            "--data",
            data.toString());
    builder.environment().put("BASELINE_JAVA_OPTIONS", String.join(" ", javaOptions));
    builder.redirectInput(new File("/dev/null"));
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells a server to stop, and waits until it has. */
  public static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("The server did not stop.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where it listens. */
  public URI url() {
    return url;
  }

  /** Its folder. */
  public Path data() {
    return data;
  }

  /** Its process: the JVM, and PostgreSQL below it. */
  public ProcessTree processes() {
    return new ProcessTree(process.toHandle());
  }

  /** What it wrote to standard output and standard error. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stop(process);
  }
}
