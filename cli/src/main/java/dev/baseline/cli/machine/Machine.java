package dev.baseline.cli.machine;

import dev.baseline.reports.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The machine that this runs on, as far as it stays the same from job to job.
 *
 * @param root the root of its file system
 * @param architecture the processor architecture that programs see, as Java names it
 */
public record Machine(Path root, String architecture) {

  private static final long MIB = 1 << 20;

  /** The machine that this runs on. */
  public static Machine local() {
    return new Machine(Path.of("/"), System.getProperty("os.arch"));
  }

  /** What it is, by the attributes of {@link Environment}; what cannot be found out is left out. */
  public Map<String, String> attributes() {
    var attributes = new TreeMap<String, String>();
    var processor = processor();
    os().ifPresent(os -> attributes.put(Environment.OS, os));
    attributes.put(
        Environment.KERNEL, System.getProperty("os.name") + " " + System.getProperty("os.version"));
    model(processor).ifPresent(model -> attributes.put(Environment.CPU_MODEL, model));
    attributes.put(
        Environment.CPU_CORES, Integer.toString(Runtime.getRuntime().availableProcessors()));
    memory().ifPresent(memory -> attributes.put(Environment.MEMORY, memory));
    if (isEmulated(processor)) {
      attributes.put(Environment.EMULATED, "true");
    }
    return attributes;
  }

  private Optional<String> os() {
    var release =
        lines("etc/os-release").stream()
            .map(line -> line.split("=", 2))
            .filter(pair -> pair.length == 2)
            .collect(
                Collectors.toMap(
                    pair -> pair[0], pair -> pair[1].replaceAll("^[\"']|[\"']$", ""), (a, _) -> a));
    if (release.containsKey("NAME")) {
      return Optional.of(
          (release.get("NAME") + " " + release.getOrDefault("VERSION_ID", "")).strip());
    }
    return Optional.ofNullable(release.get("PRETTY_NAME"));
  }

  /** The first processor's properties. */
  private Map<String, String> processor() {
    return lines("proc/cpuinfo").stream()
        .map(line -> line.split(":", 2))
        .filter(pair -> pair.length == 2)
        .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1].strip(), (a, _) -> a));
  }

  /** Processors by ARM have no name there, only their maker's and their own number. */
  private static Optional<String> model(Map<String, String> processor) {
    return Stream.of("model name", "cpu model", "cpu", "uarch")
        .flatMap(key -> Optional.ofNullable(processor.get(key)).stream())
        .findFirst()
        .map(model -> model.replaceAll("\\s+", " "))
        .or(
            () ->
                Optional.ofNullable(processor.get("CPU part"))
                    .map(part -> "ARM " + processor.get("CPU implementer") + "/" + part));
  }

  /** Java knows the limits of the container. */
  private static Optional<String> memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? Optional.of(Long.toString(system.getTotalMemorySize() / MIB))
        : Optional.empty();
  }

  /**
   * Whether the processor is another one than programs see (QEMU shows them the host's {@code
   * /proc}), or says itself that it is made of software.
   */
  private boolean isEmulated(Map<String, String> processor) {
    var model = processor.getOrDefault("model name", "");
    boolean intel = processor.containsKey("vendor_id");
    boolean arm = processor.containsKey("CPU implementer");
    return model.startsWith("QEMU TCG")
        || model.startsWith("VirtualApple")
        || (architecture.equals("aarch64") && intel)
        || (architecture.equals("amd64") && arm)
        || interpreter().startsWith("qemu-");
  }

  /** The program that the kernel runs for this one: QEMU hides itself in "self", not here. */
  private String interpreter() {
    try {
      return Files.readSymbolicLink(root.resolve("proc/thread-self/exe")).getFileName().toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  private List<String> lines(String file) {
    try (var lines = Files.lines(root.resolve(file))) {
      return lines.toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
