package dev.baseline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The jar, started in a Java of its own in a folder of its own.
 *
 * @param folder the folder
 */
record Launched(Path folder) {

  private static final Path JAR = Path.of("target", "dist", "baseline.jar").toAbsolutePath();

  /**
   * What a process did.
   *
   * @param output its output, every byte as the character with that number
   */
  record Ended(int exit, String output, String errors) {

    String text() {
      return new String(output.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
  }

  /** The command line that starts the jar. */
  static List<String> command(String... arguments) {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  ProcessBuilder builder(String... arguments) {
    return new ProcessBuilder(command(arguments)).directory(folder.toFile());
  }

  Ended run(String... arguments) throws Exception {
    return end(builder(arguments), new byte[0]);
  }

  /** Runs a process to its end, with this input. */
  static Ended end(ProcessBuilder builder, byte[] input) throws Exception {
    var process = builder.start();
    var output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
    var errors = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
    try (var in = process.getOutputStream()) {
      in.write(input);
    }
    int exit = process.waitFor();
    return new Ended(
        exit,
        new String(output.get(), StandardCharsets.ISO_8859_1),
        new String(errors.get(), StandardCharsets.UTF_8));
  }

  private static byte[] read(InputStream in) {
    try {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of the usual steps file. */
  List<String> steps() throws IOException {
    return Files.readAllLines(folder.resolve(".baseline/steps.jsonl"));
  }
}
