package dev.baseline.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.reports.shape.Violation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Documents that tests begin from, and what the reader says of them. */
final class Documents {

  static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

  /** The shortest report of a job that has ended. */
  static final String MINIMAL =
      """
      {"commit":{"sha":"abcdef0"},\
      "run":{"provider":"github","id":"1","branch":"master"},\
      "job":{"name":"build","status":"pass","configuration":{"os":"linux"},\
      "startedAt":"2026-01-31T12:00:00Z","completedAt":"2026-01-31T12:00:00Z"}}""";

  private Documents() {}

  /** What {@link #MINIMAL} says. */
  static Report minimalReport() {
    return new Report(
        Optional.empty(),
        new Commit("abcdef0", "", "", Optional.empty()),
        new Run("github", "1", 1, "master", "", Optional.empty(), ""),
        new Job(
            "build",
            "",
            JobKind.BUILD,
            JobStatus.PASS,
            Configuration.of(Map.of("os", "linux")),
            Optional.empty(),
            START,
            Optional.of(START),
            ""),
        Environment.of(Map.of()),
        List.of(),
        List.of(),
        List.of());
  }

  static Report withMeasurement(Measurement measurement) {
    var report = minimalReport();
    return new Report(
        report.project(),
        report.commit(),
        report.run(),
        report.job(),
        report.environment(),
        report.steps(),
        List.of(measurement),
        report.tests());
  }

  /** The shortest report, with one field more. */
  static String with(String field, String value) {
    return MINIMAL.substring(0, MINIMAL.length() - 1) + ",\"" + field + "\":" + value + "}";
  }

  static String withTest(String test) {
    return with("tests", "[" + test + "]");
  }

  /** Different texts, which hash tables without defence take a long time to tell apart. */
  static Stream<String> textsWithOneHash(int powerOfTwo) {
    // To a hash of 31 * hash + character, "Aa" is "BB".
    return IntStream.range(powerOfTwo, 2 * powerOfTwo)
        .mapToObj(Integer::toBinaryString)
        .map(bits -> bits.replace("0", "Aa").replace("1", "BB"));
  }

  /** What the reader refuses a document for. */
  static List<Violation> violations(byte[] json) {
    try {
      ReportJson.read(new ByteArrayInputStream(json), ArbitraryReports.NOW);
      return List.of();
    } catch (InvalidReport e) {
      assertThat(e.violations()).isNotEmpty().hasSizeLessThanOrEqualTo(20);
      return e.violations();
    }
  }

  static List<Violation> violations(String json) {
    return violations(json.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the reader takes the document; whatever else than a refusal it throws goes on. */
  static boolean readOrRefuse(byte[] json) {
    return violations(json).isEmpty();
  }
}
