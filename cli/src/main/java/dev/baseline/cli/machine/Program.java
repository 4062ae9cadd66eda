package dev.baseline.cli.machine;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A small program that is asked something, and has {@link #LIMIT} to answer.
 *
 * @param command the program and its arguments
 */
public record Program(List<String> command) {

  /** How long an answer may take. */
  public static final Duration LIMIT = Duration.ofSeconds(10);

  private static final int MOST_BYTES = 65_536;

  /** What it printed to its output; empty if it could not be run, failed, or took too long. */
  public Optional<String> output() {
    return run(new ProcessBuilder(command).redirectError(Redirect.DISCARD));
  }

  /** What it printed to its output and errors; empty as above. */
  public Optional<String> outputAndErrors() {
    return run(new ProcessBuilder(command).redirectErrorStream(true));
  }

  private static Optional<String> run(ProcessBuilder builder) {
    try {
      var process = builder.redirectInput(Redirect.from(new File("/dev/null"))).start();
      try {
        var text = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
        boolean success =
            process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
        return success
            ? Optional.ofNullable(text.completeOnTimeout("", 1, TimeUnit.SECONDS).join())
            : Optional.empty();
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (IOException | CompletionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static String read(InputStream in) {
    try {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
