package dev.baseline.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The report that the published schema gives as its example. */
final class ExampleReport {

  private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

  static final Report REPORT =
      new Report(
          ProjectName.parse("racket/racket"),
          new Commit(
              "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
              "Make the expander smaller",
              "Ada Lovelace",
              Optional.of(START.minusSeconds(600))),
          new Run(
              "github",
              "20713245591",
              1,
              "master",
              "push",
              Optional.empty(),
              "https://github.com/racket/racket/actions/runs/20713245591"),
          new Job(
              "build-racketcs",
              "",
              JobKind.BUILD,
              JobStatus.FAIL,
              Configuration.of(Map.of("vm", "cs", "os", "linux", "arch", "x86_64")),
              Optional.of(START.minusSeconds(20)),
              START,
              Optional.of(START.plusSeconds(372)),
              ""),
          Environment.of(
              Map.of(
                  Environment.OS,
                  "Debian GNU/Linux 12",
                  Environment.CPU_CORES,
                  "4",
                  Environment.TOOL_PREFIX + "gcc",
                  "12.2.0")),
          List.of(
              step("make", "", 350_250, OptionalLong.of(1_288_490_188L)),
              step("compile", "make", 301_500, OptionalLong.empty())),
          List.of(new Measurement("size/racket", 41_943_040, "B", Direction.LOWER)),
          List.of(
              new TestResult(
                  new TestName("core", "collects/tests/racket/list.rktl", "take negative", ""),
                  Outcome.FAIL,
                  1,
                  Optional.of(Duration.ofMillis(12)),
                  "expected an exception",
                  "")));

  private ExampleReport() {}

  private static Step step(String name, String within, long millis, OptionalLong peakMemory) {
    return new Step(
        name,
        within,
        JobStatus.PASS,
        START,
        Duration.ofMillis(millis),
        Optional.of(Duration.ofMillis(2 * millis)),
        Optional.empty(),
        peakMemory);
  }
}
