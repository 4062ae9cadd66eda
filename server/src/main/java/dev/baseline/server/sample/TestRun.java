package dev.baseline.server.sample;

import dev.baseline.reports.JobStatus;
import dev.baseline.reports.Outcome;
import dev.baseline.reports.TestName;
import dev.baseline.reports.TestResult;
import dev.baseline.server.sample.Timeline.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One execution of the sample's tests, as the dice fell. A test that does not pass is run once
 * more.
 */
record TestRun(JobStatus status, Timeline timeline, List<TestResult> results) {

  private static final long MEMORY = 210L << 20;

  TestRun {
    results = List.copyOf(results);
  }

  /** The tests of the commit with this index in this cell. */
  static TestRun of(Seed seed, Cell cell, int commit) {
    var dice = seed.random("tests", commit, cell.index());
    var results = new ArrayList<TestResult>();
    boolean passed = true;
    for (TestName test : TestPlan.ALL) {
      var first = attempt(cell, commit, test, 1, dice);
      results.add(first);
      if (isBad(first)) {
        var second = attempt(cell, commit, test, 2, dice);
        results.add(second);
        passed &= !isBad(second);
      }
    }
    long fetch = Math.round(9_000 * Build.noise(0.12, dice));
    long tests =
        2_000
            + results.stream()
                .mapToLong(result -> result.duration().orElse(Duration.ZERO).toMillis())
                .sum();
    var timeline = new Timeline(List.of(span("fetch", fetch), span("test", tests)));
    return new TestRun(passed ? JobStatus.PASS : JobStatus.FAIL, timeline, results);
  }

  private static TestResult attempt(
      Cell cell, int commit, TestName test, int attempt, RandomGenerator dice) {
    double seconds = 0.02 + Math.exp(-2.2 + 1.3 * Math.sin(test.name().hashCode()));
    var took = Duration.ofMillis(Math.round(1000 * seconds * Build.noise(0.08, dice)));
    double fate = dice.nextDouble();
    if (TestPlan.isSkipped(cell, test)) {
      return new TestResult(
          test, Outcome.SKIP, attempt, Optional.empty(), "needs a wide-character libffi", "");
    }
    if (TestPlan.isBroken(cell, commit, test)) {
      return failure(test, attempt, took, wrongLine(dice));
    }
    var flake = TestPlan.flake(test);
    double chance = attempt == 1 ? flake.chance : 6 * flake.chance;
    return fate < chance
        ? flaked(flake, test, attempt, took, dice)
        : new TestResult(test, Outcome.PASS, attempt, Optional.of(took), "", "");
  }

  private static TestResult flaked(
      TestPlan.Flake flake, TestName test, int attempt, Duration took, RandomGenerator dice) {
    return switch (flake) {
      case RACE -> failure(test, attempt, took, lostUpdate(dice));
      case PORT -> result(test, Outcome.TIMEOUT, attempt, took.plusSeconds(5), noAnswer(dice), "");
      case CRASH -> result(test, Outcome.CRASH, attempt, took, segfault(dice), "");
      case NONE -> throw new IllegalArgumentException("It does not fail by chance: " + test);
    };
  }

  private static TestResult failure(TestName test, int attempt, Duration took, String message) {
    var details =
        "%s\n  in: %s\n  at: /tmp/lantern-build/%s:%d"
            .formatted(message, test.name(), test.file(), 40 + test.name().length());
    return result(test, Outcome.FAIL, attempt, took, message, details);
  }

  private static TestResult result(
      TestName test, Outcome outcome, int attempt, Duration took, String message, String details) {
    return new TestResult(
        test, outcome, attempt, Optional.of(took), message, details.isEmpty() ? message : details);
  }

  private static String lostUpdate(RandomGenerator dice) {
    return "expected 10000 increments, counted " + dice.nextInt(9_700, 10_000);
  }

  private static String noAnswer(RandomGenerator dice) {
    return "no answer from localhost:%d within 5000 ms".formatted(dice.nextInt(32_768, 61_000));
  }

  private static String segfault(RandomGenerator dice) {
    return "SIGSEGV at 0x%012x".formatted(0x7f00_0000_0000L + 8 * dice.nextLong(1L << 36));
  }

  private static String wrongLine(RandomGenerator dice) {
    return "expected a location in example.ltn, got #f in #<syntax:%x>"
        .formatted(dice.nextInt(0x10000, 0xfffff));
  }

  private static boolean isBad(TestResult result) {
    return result.outcome() != Outcome.PASS && result.outcome() != Outcome.SKIP;
  }

  private static Span span(String name, long millis) {
    return new Span(name, "", millis, millis * 3 / 5, millis / 20, MEMORY);
  }
}
