package dev.baseline.reports;

import static dev.baseline.reports.Documents.MINIMAL;
import static dev.baseline.reports.Documents.violations;
import static dev.baseline.reports.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.reports.shape.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times, and rules among several values. */
class RefusedTimeTest {

  private static final String START = "\"startedAt\":\"2026-01-31T12:00:00Z\"";
  private static final String END = "\"completedAt\":\"2026-01-31T12:00:00Z\"";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31",
        "2026-01-31T12:00:00",
        "2026-01-31 12:00:00Z",
        "2026-01-31T12:00Z",
        "2026-01-31t12:00:00z",
        "2026-01-31T12:00:00.Z",
        "2026-01-31T12:00:00.1234567890Z",
        "2026-01-31T12:00:00+0100",
        "yesterday",
        ""
      })
  void read_timeOfAnotherForm(String time) {
    assertThat(violations(started(time)))
        .containsExactly(
            new Violation(
                "/job/startedAt",
                "must be a time in the form of RFC 3339, with its offset",
                "write it like \"2026-01-31T12:00:00Z\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-02-30T12:00:00Z", "2026-01-31T24:00:00Z", "2026-01-31T12:00:00+19:00"})
  void read_timeThatDoesNotExist(String time) {
    assertThat(violations(started(time)))
        .containsExactly(
            new Violation(
                "/job/startedAt",
                "must be a time that exists",
                "correct what is out of range in " + time));
  }

  @Test
  void read_timeBeforeThisCentury() {
    assertThat(violations(started("1999-12-31T23:59:59Z")))
        .containsExactly(
            new Violation(
                "/job/startedAt",
                "must not be before 2000-01-01T00:00:00Z",
                "correct the clock of the sender"));
  }

  @Test
  void read_timeInTheFuture() {
    var json = MINIMAL.replace(END, "\"completedAt\":\"2026-02-01T00:05:01Z\"");
    assertThat(violations(json))
        .containsExactly(
            new Violation(
                "/job/completedAt",
                "must not be in the future: it is 2026-02-01T00:00:00Z now",
                "correct the clock of the sender, or the offset in 2026-02-01T00:05:01Z"));
  }

  @Test
  void read_timeOfAClockThatIsALittleAhead() {
    assertThat(violations(MINIMAL.replace(END, "\"completedAt\":\"2026-02-01T00:05:00Z\"")))
        .isEmpty();
  }

  @Test
  void read_queuedAfterStarted() {
    var json = MINIMAL.replace(START, "\"queuedAt\":\"2026-01-31T12:00:01Z\"," + START);
    assertThat(violations(json))
        .containsExactly(
            new Violation(
                "/job/queuedAt",
                "must not be after startedAt, which is 2026-01-31T12:00:00Z",
                "take both times from one clock"));
  }

  @Test
  void read_completedBeforeStarted() {
    var json = MINIMAL.replace(END, "\"completedAt\":\"2026-01-31T11:59:59Z\"");
    assertThat(violations(json))
        .containsExactly(
            new Violation(
                "/job/completedAt",
                "must not be before startedAt, which is 2026-01-31T12:00:00Z",
                "take both times from one clock"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pass", "skipped", "cancelled"})
  void read_endedWithoutEnd(String status) {
    var json = MINIMAL.replace("\"pass\"", "\"" + status + "\"").replace("," + END, "");
    assertThat(violations(json))
        .containsExactly(
            new Violation(
                "/job/completedAt",
                "must be there, for the status " + status + " says that the job ended",
                "add when it ended, or write the status \"running\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"queued", "running"})
  void read_notEndedWithEnd(String status) {
    assertThat(violations(MINIMAL.replace("\"pass\"", "\"" + status + "\"")))
        .containsExactly(
            new Violation(
                "/job/completedAt",
                "must not be there, for the status " + status + " says that the job has not ended",
                "remove it, or write the status that the job ended with"));
  }

  @Test
  void read_resultsOfARunningJob() {
    var json =
        Documents.withTest("{\"name\":\"a\",\"outcome\":\"pass\"}")
            .replace("\"status\":\"pass\"", "\"status\":\"running\"")
            .replace("," + END, "");
    assertThat(violations(json))
        .containsExactly(
            new Violation(
                "/tests",
                "must be empty while the job is running",
                "send them when the job has ended, with its status"));
  }

  @Test
  void read_stepThatReachesIntoTheFuture() {
    assertThat(violations(with("steps", "[" + step("make", "", "43501") + "]")))
        .containsExactly(
            new Violation(
                "/steps/0/seconds",
                "must not reach into the future: the step would end at 2026-02-01T00:05:01Z",
                "write seconds, not milliseconds, and correct the clock of the sender"));
  }

  @Test
  void read_stepWithinALaterOne() {
    var steps = "[" + step("cc", "make", "1") + "," + step("make", "", "1") + "]";
    assertThat(violations(with("steps", steps)))
        .containsExactly(
            new Violation(
                "/steps/0/within",
                "must be the name of an earlier step",
                "list that step first, or leave this out"));
  }

  @Test
  void read_stepsOfOneName() {
    var steps = "[" + step("make", "", "1") + "," + step("make", "make", "1") + "]";
    assertThat(violations(with("steps", steps))).isEmpty();
  }

  @Test
  void read_metricTwice() {
    var measurement = "{\"metric\":\"size\",\"value\":1}";
    assertThat(violations(with("measurements", "[" + measurement + "," + measurement + "]")))
        .containsExactly(
            new Violation(
                "/measurements/1/metric",
                "must be measured once, but an earlier measurement has this metric",
                "send one value, such as the median, or give each its own name"));
  }

  @Test
  void read_attemptOfATestTwice() {
    var test = "{\"name\":\"a\",\"outcome\":\"pass\"}";
    assertThat(violations(Documents.withTest(test + "," + test)))
        .containsExactly(
            new Violation(
                "/tests/1",
                "must be sent once, but an earlier result has this test and attempt",
                "count the attempts of a repeated test, or tell the tests apart by parameters"));
  }

  private static String started(String time) {
    return MINIMAL.replace(START, "\"startedAt\":\"" + time + "\"");
  }

  private static String step(String name, String within, String seconds) {
    return "{\"name\":\"%s\",%s%s,\"seconds\":%s}"
        .formatted(name, within.isEmpty() ? "" : "\"within\":\"" + within + "\",", START, seconds);
  }
}
