package dev.baseline.cli.posix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What this process was started with, as bytes.
 *
 * <p>Java decodes arguments by the locale: in the C locale, the usual one of containers, it loses
 * every letter that is not ASCII. Linux keeps the bytes.
 */
public final class Launch {

  private static final Path ARGUMENTS = Path.of("/proc/self/cmdline");
  private static final Path ENVIRONMENT = Path.of("/proc/self/environ");

  private Launch() {}

  /** The last arguments of this process, as many as {@code command} has; itself if unknown. */
  public static List<byte[]> arguments(List<String> command) {
    var all = read(ARGUMENTS);
    return all.size() > command.size()
        ? all.subList(all.size() - command.size(), all.size())
        : command.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** The same arguments, with every letter that was given in UTF-8. */
  public static String[] texts(String[] arguments) {
    return arguments(List.of(arguments)).stream()
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .toArray(String[]::new);
  }

  /** This process's environment as {@code NAME=value} texts. */
  public static List<byte[]> environment() {
    return Files.isReadable(ENVIRONMENT)
        ? read(ENVIRONMENT)
        : System.getenv().entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList();
  }

  private static List<byte[]> read(Path file) {
    var texts = new ArrayList<byte[]>();
    try {
      byte[] bytes = Files.readAllBytes(file);
      int start = 0;
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] == 0) {
          texts.add(Arrays.copyOfRange(bytes, start, i));
          start = i + 1;
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    return texts;
  }
}
