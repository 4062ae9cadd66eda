package dev.baseline.server.sample;

import dev.baseline.reports.Environment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;

/**
 * What the sample's jobs get: one environment a cell, but for the change of the image of the Linux
 * runners and for the one pool with two processor models.
 *
 * @param oldVersion the version of the images that were there from the first
 * @param newVersion the version of the image that came to the Linux runners
 */
record Environments(String oldVersion, String newVersion) {

  private static final String SECOND_MODEL = "AMD EPYC 7742 64-Core Processor";
  private static final DateTimeFormatter VERSION =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** What an image brings with it. */
  private record Image(String name, String version, String os, String kernel, String compiler) {}

  /** Images are a few days old when their first job runs. */
  static Environments of(History history) {
    return new Environments(
        version(history.commits().getFirst().at().minus(Duration.ofDays(9))),
        version(history.commits().get(Story.IMAGE_CHANGE.commit()).at().minus(Duration.ofDays(3))));
  }

  /** The environment of a job for the commit with this index in this cell. */
  Environment of(Cell cell, int commit, boolean secondModel) {
    var image = image(cell, commit);
    var machine = cell.machine();
    var attributes = new HashMap<String, String>();
    attributes.put(Environment.RUNNER_IMAGE, image.name());
    attributes.put(Environment.RUNNER_VERSION, image.version());
    attributes.put(Environment.OS, image.os());
    attributes.put(Environment.KERNEL, image.kernel());
    attributes.put(Environment.CPU_MODEL, secondModel ? SECOND_MODEL : machine.cpuModel);
    attributes.put(Environment.CPU_CORES, String.valueOf(machine.cores));
    attributes.put(Environment.MEMORY, String.valueOf(machine.memoryMib));
    attributes.put(Environment.TOOL_PREFIX + cell.cc(), image.compiler());
    return Environment.of(attributes);
  }

  private Image image(Cell cell, int commit) {
    boolean gcc = cell.cc().equals("gcc");
    return switch (cell.machine()) {
      case LINUX_X86_64, LINUX_AARCH64 -> linux(cell, commit);
      case MACOS_X86_64 ->
          new Image("macos15-intel", oldVersion, "macOS 15.6", "Darwin 24.6.0", "17.0.0");
      case MACOS_AARCH64 ->
          new Image("macos15", oldVersion, "macOS 15.6", "Darwin 24.6.0", "17.0.0");
      case WINDOWS_X86_64 ->
          new Image(
              "win25",
              oldVersion,
              "Windows Server 2025",
              "Windows NT 10.0.26100",
              gcc ? "14.2.0" : "19.44.35214");
      case WINDOWS_AARCH64 ->
          new Image(
              "win11-arm64", oldVersion, "Windows 11", "Windows NT 10.0.26100", "19.44.35214");
    };
  }

  private Image linux(Cell cell, int commit) {
    boolean gcc = cell.cc().equals("gcc");
    String suffix = cell.machine() == Machine.LINUX_AARCH64 ? "-arm" : "";
    return commit < Story.IMAGE_CHANGE.commit()
        ? new Image(
            "ubuntu22" + suffix,
            oldVersion,
            "Ubuntu 22.04.5 LTS",
            "Linux 6.8.0-1044",
            gcc ? "11.4.0" : "14.0.0")
        : new Image(
            "ubuntu24" + suffix,
            newVersion,
            "Ubuntu 24.04.3 LTS",
            "Linux 6.14.0-1017",
            gcc ? "13.3.0" : "18.1.3");
  }

  private static String version(Instant time) {
    return VERSION.format(time) + ".1.0";
  }
}
