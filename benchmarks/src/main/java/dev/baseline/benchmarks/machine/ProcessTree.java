package dev.baseline.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A process and all that it started, as Linux shows them in {@code /proc}.
 *
 * @param root the process
 */
public record ProcessTree(ProcessHandle root) {

  private static final double TICKS_A_SECOND = 100;
  private static final Pattern SPACE = Pattern.compile(" ");
  private static final Pattern DIGITS = Pattern.compile("\\D+");

  // Their places behind the name in /proc/ID/stat: utime, stime, and those of reaped children.
  private static final int FIRST_TIME = 11;
  private static final int OWN_TIMES = 2;
  private static final int ALL_TIMES = 4;

  /**
   * Processor seconds.
   *
   * @param root of the process itself
   * @param others of all that it started, ended ones as well
   */
  public record Cpu(double root, double others) {

    /** What was used since an earlier look. */
    public Cpu since(Cpu before) {
      return new Cpu(root - before.root, others - before.others);
    }

    /** Of all of them. */
    public double all() {
      return root + others;
    }
  }

  /** This process. */
  public static ProcessTree ofDriver() {
    return new ProcessTree(ProcessHandle.current());
  }

  /** What was used so far; exact to a hundredth of a second a process. */
  public Cpu cpu() {
    double own = ticks(root, OWN_TIMES);
    double all =
        Stream.concat(Stream.of(root), root.descendants())
            .mapToDouble(process -> ticks(process, ALL_TIMES))
            .sum();
    return new Cpu(own / TICKS_A_SECOND, (all - own) / TICKS_A_SECOND);
  }

  /** The most memory that the root process held at a time, in bytes. */
  public long peakMemory() {
    return status(root, "VmHWM:");
  }

  /**
   * The memory of all that the root process started, in bytes; what they share is counted for each
   * of them.
   */
  public long memoryOfOthers() {
    return root.descendants().mapToLong(process -> status(process, "VmRSS:")).sum();
  }

  private static double ticks(ProcessHandle process, int times) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      var fields = List.of(SPACE.split(stat.substring(stat.lastIndexOf(')') + 2)));
      return fields.subList(FIRST_TIME, FIRST_TIME + times).stream()
          .mapToDouble(Double::parseDouble)
          .sum();
    } catch (IOException e) {
      // It has ended: from now on its parent's figure holds its own.
      return 0;
    }
  }

  private static long status(ProcessHandle process, String field) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(DIGITS.matcher(line).replaceAll("")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
