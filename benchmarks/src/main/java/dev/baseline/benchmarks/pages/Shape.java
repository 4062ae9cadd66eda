package dev.baseline.benchmarks.pages;

import dev.baseline.reports.Configuration;
import dev.baseline.reports.Environment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A made-up history: on one branch, commit after commit, each built in every configuration, each
 * build measured by the same metrics. Every thing's key follows from its place.
 *
 * @param commits how many commits it has
 * @param commitsADay how many of them a day has; the last one was just now
 * @param now when the last one was
 */
record Shape(int commits, int commitsADay, Instant now) {

  static final List<String> VMS = List.of("cgc", "bc", "cs");
  static final List<String> SYSTEMS =
      List.of("debian-12", "debian-13", "fedora-44", "alpine-3.24", "ubuntu-26.04");
  static final List<String> MACHINES = List.of("x86_64", "aarch64", "riscv64", "ppc64le");
  static final int CONFIGURATIONS = VMS.size() * SYSTEMS.size() * MACHINES.size();

  /** The steps of a build, and what part of its time each takes. */
  static final Map<String, Double> STEPS =
      Map.of("checkout", 0.05, "configure", 0.1, "compile", 0.65, "install", 0.2);

  static final List<String> STEP_NAMES = List.of("checkout", "configure", "compile", "install");
  static final List<String> METRICS =
      List.of(
          "duration",
          "queue-time",
          "cpu-time",
          "peak-memory",
          "step/checkout",
          "step/configure",
          "step/compile",
          "step/install");

  static final int ENVIRONMENTS = 40;
  private static final int FAILING_PERCENT = 3;
  private static final int QUEUED_SECONDS = 20;

  /** The history that has about that many measurements. */
  static Shape of(long measurements, int commitsADay, Instant now) {
    double aCommit = CONFIGURATIONS * METRICS.size() * (100 - FAILING_PERCENT) / 100.0;
    return new Shape(
        (int) Math.ceil(measurements / aCommit), commitsADay, now.truncatedTo(ChronoUnit.HOURS));
  }

  /**
   * One build.
   *
   * @param key its key
   * @param configuration the place of its configuration
   * @param environment the key of what it got
   * @param queued when it was asked for
   * @param started when it began
   * @param seconds how long it took
   * @param passed whether it passed; if not, it measured nothing
   */
  record Build(
      long key,
      int configuration,
      int environment,
      Instant queued,
      Instant started,
      double seconds,
      boolean passed) {

    Instant completed() {
      return started.plusMillis(Math.round(seconds * 1000));
    }

    /** The value of a metric. */
    double value(String metric) {
      return switch (metric) {
        case "duration" -> seconds;
        case "queue-time" -> QUEUED_SECONDS;
        case "cpu-time" -> seconds * 1.8;
        case "peak-memory" -> 4e8 + Math.round(seconds * 1e5);
        default -> seconds * STEPS.getOrDefault(metric.substring("step/".length()), 0.0);
      };
    }
  }

  Instant committed(int commit) {
    long seconds = ChronoUnit.DAYS.getDuration().toSeconds() / commitsADay;
    return now.minusSeconds((commits - commit) * seconds);
  }

  /** The builds of a commit. */
  List<Build> builds(int commit) {
    var random = new SplittableRandom(commit);
    var builds = new ArrayList<Build>(CONFIGURATIONS);
    for (int i = 0; i < CONFIGURATIONS; i++) {
      var queued = committed(commit).plusSeconds(10L * i);
      builds.add(
          new Build(
              (long) commit * CONFIGURATIONS + i + 1,
              i,
              1 + (commit / 25 + i % 3) % ENVIRONMENTS,
              queued,
              queued.plusSeconds(QUEUED_SECONDS),
              300 + 10 * i + 8 * random.nextGaussian(),
              random.nextInt(100) >= FAILING_PERCENT));
    }
    return builds;
  }

  static Configuration configuration(int place) {
    return Configuration.of(
        Map.of(
            "vm", VMS.get(place % VMS.size()),
            "os", SYSTEMS.get(place / VMS.size() % SYSTEMS.size()),
            "arch", MACHINES.get(place / VMS.size() / SYSTEMS.size())));
  }

  static Environment environment(int place) {
    return Environment.of(
        Map.of(
            Environment.OS,
            "Debian GNU/Linux 12",
            Environment.KERNEL,
            "Linux 6." + place,
            Environment.RUNNER_IMAGE,
            "ubuntu24",
            Environment.RUNNER_VERSION,
            "2026." + place,
            Environment.CPU_MODEL,
            "AMD EPYC 7763 64-Core Processor",
            Environment.CPU_CORES,
            "4",
            Environment.TOOL_PREFIX + "gcc",
            "14." + place));
  }

  static long series(int configuration, int metric) {
    return (long) configuration * METRICS.size() + metric + 1;
  }
}
