package dev.baseline.cli.time;

import dev.baseline.cli.posix.Posix;
import dev.baseline.cli.posix.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The most memory that a process tree held at a time: the largest sum of resident pages that was
 * seen.
 *
 * <p>Resident pages and not their proportional share (PSS): the kernel finds the latter by walking
 * every page, 15 milliseconds for a GiB, which is too much ten times a second. So what several
 * processes share counts for each of them.
 */
final class PeakMemory {

  private final ProcessTree tree;
  private final long pageSize = Posix.pageSize();
  private long highest;

  PeakMemory(ProcessTree tree) {
    this.tree = tree;
  }

  /** Looks at the tree as it is now. */
  void sample() {
    highest = Math.max(highest, tree.residentPages() * pageSize);
  }

  /**
   * The most memory seen, in bytes; empty if none was.
   *
   * @param usage what the ended processes used: the largest of them is a lower bound
   */
  OptionalLong bytes(Usage usage) {
    long bound = usage.largest() > ofLauncher() ? usage.largest() : 0;
    long bytes = Math.max(highest, bound);
    return bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
  }

  /**
   * The most memory that this process had. On Linux a started process is this one until it has
   * loaded its program, and inherits this figure as its own.
   */
  private static long ofLauncher() {
    if (!Posix.LINUX) {
      return 0;
    }
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(Long.MAX_VALUE);
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }
}
