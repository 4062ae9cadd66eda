package dev.baseline.cli.machine;

import dev.baseline.reports.Environment;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A program whose version matters, such as a compiler.
 *
 * @param name its name on the PATH, or where it is
 */
public record Tool(String name) {

  private static final int MOST_CHARACTERS = 200;

  /** The attribute that holds its version: {@code tool.gcc}, and {@code tool.gxx} for g++. */
  public String attribute() {
    var file = Path.of(name).getFileName();
    var plain = (file == null ? name : file.toString()).toLowerCase(Locale.ROOT);
    return Environment.TOOL_PREFIX + plain.replace("+", "x").replaceAll("[^a-z0-9_.-]", "-");
  }

  /** The first line that it prints when asked for its version; empty if it does not. */
  public Optional<String> version() {
    return new Program(List.of(name, "--version"))
        .outputAndErrors()
        .flatMap(
            text -> text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst())
        .map(line -> line.replaceAll("\\p{Cntrl}", " ").replace('<', '(').replace('>', ')'))
        .map(line -> line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) : line);
  }
}
