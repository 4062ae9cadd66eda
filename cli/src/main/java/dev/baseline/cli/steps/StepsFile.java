package dev.baseline.cli.steps;

import dev.baseline.reports.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The file in which measured steps wait for their report: a line of JSON for each, with the field
 * names that a step has in a report, and {@code exit}.
 *
 * @param path where it is
 */
public record StepsFile(Path path) {

  /** The environment variable that names the file. */
  public static final String VARIABLE = "BASELINE_STEPS";

  private static final Path USUAL = Path.of(".baseline", "steps.jsonl");
  private static final JsonFactory JSON = new JsonFactory();

  /** The file that was asked for, else that of the environment, else the usual one. */
  public static StepsFile of(Optional<Path> asked, Map<String, String> environment) {
    var named = Optional.ofNullable(environment.get(VARIABLE)).filter(name -> !name.isEmpty());
    return new StepsFile(asked.or(() -> named.map(Path::of)).orElse(USUAL));
  }

  /**
   * Adds a step. Steps that are added at the same time, by several processes, do not mix: each is
   * one write at the end of the file.
   *
   * @param exit the command's exit status
   * @throws IOException if the file cannot be written
   */
  public void append(Step step, int exit) throws IOException {
    var folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    var line = ByteBuffer.wrap(line(step, exit));
    try (var file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      file.write(line);
    }
    if (line.hasRemaining()) {
      throw new IOException("the disk is full");
    }
  }

  private static byte[] line(Step step, int exit) {
    var bytes = new ByteArrayOutputStream();
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeStringProperty("name", step.name());
      if (!step.isOutermost()) {
        json.writeStringProperty("within", step.within());
      }
      json.writeStringProperty("status", step.status().token());
      json.writeStringProperty("startedAt", step.startedAt().toString());
      seconds(json, "seconds", step.duration());
      step.userTime().ifPresent(time -> seconds(json, "userSeconds", time));
      step.systemTime().ifPresent(time -> seconds(json, "systemSeconds", time));
      step.peakMemory().ifPresent(memory -> json.writeNumberProperty("peakMemoryBytes", memory));
      json.writeNumberProperty("exit", exit);
      json.writeEndObject();
      json.writeRaw('\n');
    }
    return bytes.toByteArray();
  }

  private static void seconds(JsonGenerator json, String name, Duration time) {
    json.writeNumberProperty(name, BigDecimal.valueOf(time.toNanos() / 1_000, 6));
  }

  /**
   * The steps in the order in which they started, a step before its parts.
   *
   * @throws IOException if the file cannot be read
   */
  public RecordedSteps read() throws IOException {
    return Files.exists(path)
        ? RecordedSteps.of(Files.readAllLines(path))
        : new RecordedSteps(List.of(), List.of());
  }

  /** Removes the file, if it is there. */
  public void remove() throws IOException {
    Files.deleteIfExists(path);
  }
}
