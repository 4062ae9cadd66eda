package dev.baseline.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A short program that is run to its end: what it wrote, and the status that it ended with. */
record Command(int status, String output) {

  /** The status of a program that is not there or cannot be executed, as in a shell. */
  private static final int NOT_RUN = 127;

  /** The status of a program that took too long and was killed. */
  private static final int TOO_LONG = 124;

  boolean succeeded() {
    return status == 0;
  }

  /** Runs a program with nothing to read. */
  static Command run(Duration limit, List<String> words) {
    return run(limit, words, "");
  }

  /** Runs a program that reads this text. */
  static Command run(Duration limit, List<String> words, String input) {
    Path output = null;
    try {
      // A file, not a pipe: a child that lives on with the pipe open must not hold us.
      output = Files.createTempFile("baseline-command", ".txt");
      ProcessBuilder builder =
          clean(new ProcessBuilder(words))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      Process process = builder.start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It ended without reading: its status and output say why.
      }
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
      return new Command(ended ? process.exitValue() : TOO_LONG, text);
    } catch (IOException e) {
      return new Command(NOT_RUN, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Command(TOO_LONG, "interrupted");
    } finally {
      delete(output);
    }
  }

  /** Takes away what would reach PostgreSQL from the user's environment: PGPORT, PGDATA, LC_ALL. */
  static ProcessBuilder clean(ProcessBuilder builder) {
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
    environment.put("LC_ALL", "C");
    environment.put("TZ", "UTC");
    return builder;
  }

  private static void delete(@org.jspecify.annotations.Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
