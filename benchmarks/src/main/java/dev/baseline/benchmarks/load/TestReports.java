package dev.baseline.benchmarks.load;

import dev.baseline.reports.Commit;
import dev.baseline.reports.Configuration;
import dev.baseline.reports.Environment;
import dev.baseline.reports.Job;
import dev.baseline.reports.JobKind;
import dev.baseline.reports.JobStatus;
import dev.baseline.reports.Outcome;
import dev.baseline.reports.Report;
import dev.baseline.reports.ReportJson;
import dev.baseline.reports.Run;
import dev.baseline.reports.Step;
import dev.baseline.reports.TestName;
import dev.baseline.reports.TestResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Made-up reports of test jobs: the same tests every time, one in a hundred failing, one in fifty
 * skipped.
 *
 * @param tests how many results a report has
 * @param detailsLength how many characters say what went wrong with a test that failed
 */
public record TestReports(int tests, int detailsLength) {

  /** What usual reports look like. */
  public static final int USUAL_DETAILS = 400;

  private static final int JOBS_A_RUN = 8;
  private static final long FIRST_TIME = 1_767_225_600; // 2026-01-01
  private static final String LINE = "tests/racket/number.rktl:1182:0: expected 1/2, got +nan.0\n";

  /**
   * One report.
   *
   * @param lane whose it is: each has runs and configurations of its own
   * @param number which of the lane's
   */
  public byte[] document(int lane, int number) {
    int run = number / JOBS_A_RUN;
    Instant start = time(number);
    return ReportJson.write(
        new Report(
            Optional.empty(),
            new Commit(
                String.format(Locale.ROOT, "%08x%032x", lane, run),
                "Change number " + run,
                "Ada Lovelace",
                Optional.of(start)),
            new Run("github", lane + "-" + run, 1, "main", "push", Optional.empty(), ""),
            job(lane, number % JOBS_A_RUN, start),
            Environment.of(
                Map.of(Environment.OS, "Debian GNU/Linux 12", Environment.CPU_CORES, "4")),
            List.of(step("checkout", start, 4), step("build", start, 90), step("test", start, 60)),
            List.of(),
            results(new SplittableRandom((long) lane << 32 | number))));
  }

  /** When a lane's report began. */
  public static Instant time(int number) {
    return Instant.ofEpochSecond(FIRST_TIME + 60L * number);
  }

  private static Job job(int lane, int place, Instant start) {
    return new Job(
        "test",
        "",
        JobKind.TEST,
        JobStatus.PASS,
        Configuration.of(
            Map.of(
                "vm",
                "vm" + place,
                "os",
                "os" + lane,
                "arch",
                place % 2 == 0 ? "x86_64" : "arm64")),
        Optional.of(start.minusSeconds(15)),
        start,
        Optional.of(start.plusSeconds(160)),
        "");
  }

  private static Step step(String name, Instant start, long seconds) {
    return new Step(
        name,
        "",
        JobStatus.PASS,
        start,
        Duration.ofSeconds(seconds),
        Optional.of(Duration.ofSeconds(seconds)),
        Optional.of(Duration.ofMillis(800)),
        OptionalLong.of(300_000_000));
  }

  private List<TestResult> results(SplittableRandom random) {
    var results = new ArrayList<TestResult>(tests);
    for (int i = 0; i < tests; i++) {
      int draw = random.nextInt(100);
      var outcome = draw == 0 ? Outcome.FAIL : draw < 3 ? Outcome.SKIP : Outcome.PASS;
      results.add(
          new TestResult(
              new TestName(
                  "core",
                  "collects/tests/racket/part-" + i / 50 + ".rktl",
                  "exact->inexact keeps the sign of case " + i,
                  ""),
              outcome,
              1,
              Optional.of(Duration.ofNanos(random.nextLong(100_000, 50_000_000))),
              outcome == Outcome.FAIL ? "expected 1/2, got +nan.0" : "",
              outcome == Outcome.FAIL ? details() : ""));
    }
    return results;
  }

  private String details() {
    return LINE.repeat(detailsLength / LINE.length() + 1).substring(0, detailsLength);
  }
}
