package dev.baseline.server.sample;

import dev.baseline.reports.TestName;
import java.util.List;

/** The tests of the sample: the same for every seed, since a test's name is its identity. */
final class TestPlan {

  static final String SUITE = "core";

  /** How a test that passes or fails by chance goes wrong, and how often. */
  enum Flake {
    RACE(0.05),
    PORT(0.03),
    CRASH(0.012),
    NONE(0);

    final double chance;

    Flake(double chance) {
      this.chance = chance;
    }
  }

  private static final List<String> TOPICS =
      List.of(
          "strings",
          "numbers",
          "hashes",
          "ports",
          "regexps",
          "threads",
          "modules",
          "contracts",
          "structs",
          "paths",
          "sequences",
          "exceptions",
          "macros",
          "printing",
          "ffi");

  private static final List<String> CLAIMS =
      List.of(
          "accepts an empty argument",
          "rejects an argument of another type",
          "keeps the order",
          "round-trips through print and read",
          "survives a collection",
          "is safe from several threads",
          "handles text beyond the BMP",
          "reports the source location",
          "works at its limits",
          "agrees with the reference");

  static final TestName RACE = name("threads", "is safe from several threads");
  static final TestName PORT = name("ports", "works at its limits");
  static final TestName CRASH = name("ffi", "survives a collection");

  /** Broken by one commit and repaired by a later one, in one virtual machine. */
  static final TestName BROKEN = name("macros", "reports the source location");

  private static final TestName SKIPPED = name("ffi", "handles text beyond the BMP");

  /** All tests, in the order in which they run. */
  static final List<TestName> ALL =
      TOPICS.stream().flatMap(topic -> CLAIMS.stream().map(claim -> name(topic, claim))).toList();

  static final int BROKEN_FIRST = 206;
  static final int BROKEN_LAST = 211;

  private TestPlan() {}

  static Flake flake(TestName test) {
    return test.equals(RACE)
        ? Flake.RACE
        : test.equals(PORT) ? Flake.PORT : test.equals(CRASH) ? Flake.CRASH : Flake.NONE;
  }

  static boolean isSkipped(Cell cell, TestName test) {
    return cell.isVm("3m") && test.equals(SKIPPED);
  }

  static boolean isBroken(Cell cell, int commit, TestName test) {
    return cell.isVm("cs")
        && BROKEN_FIRST <= commit
        && commit <= BROKEN_LAST
        && test.equals(BROKEN);
  }

  private static TestName name(String topic, String claim) {
    String parameters = claim.equals("works at its limits") ? "depth=1000" : "";
    return new TestName(SUITE, "tests/" + topic + ".ltn", topic + ": " + claim, parameters);
  }
}
