package dev.baseline.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Every kind of valid report, with the ends of every limit among them. */
final class ArbitraryReports {

  /** The reader's clock. */
  static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Duration LONGEST = Duration.ofDays(31);
  private static final String URL = "https://ci.example.org/runs/1?attempt=2#top";

  private ArbitraryReports() {}

  static Arbitrary<Report> reports() {
    return Combinators.combine(
            Arbitraries.of("racket/racket", "a/b", "A.b_c-9/0." + "x".repeat(98)).optional(),
            commits(),
            runs(),
            jobs(),
            ArbitraryTexts.entries("[a-z][a-z0-9_.-]{0,63}", 500, 0, 4).map(Environment::of),
            steps(),
            measurements(),
            tests())
        .as(ArbitraryReports::report)
        .withoutEdgeCases(); // the texts have theirs; every combination of them is too many
  }

  private static Report report(
      Optional<String> project,
      Commit commit,
      Run run,
      Job job,
      Environment environment,
      List<Step> steps,
      List<Measurement> measurements,
      List<TestResult> tests) {
    boolean ended = job.status().isFinal();
    return new Report(
        project.flatMap(ProjectName::parse),
        commit,
        run,
        job,
        environment,
        steps,
        ended ? measurements : List.of(),
        ended ? tests : List.of());
  }

  private static Arbitrary<Commit> commits() {
    return Combinators.combine(
            Arbitraries.strings().withChars("0123456789abcdef").ofMinLength(7).ofMaxLength(64),
            ArbitraryTexts.free(0, 500),
            orEmpty(ArbitraryTexts.names(200)),
            times(NOW).optional())
        .as(Commit::new);
  }

  private static Arbitrary<Run> runs() {
    return Combinators.combine(
            ArbitraryTexts.names(200),
            ArbitraryTexts.names(200),
            Arbitraries.integers().between(1, 10_000),
            ArbitraryTexts.names(200),
            orEmpty(ArbitraryTexts.names(200)),
            Arbitraries.integers().greaterOrEqual(1).optional(),
            orEmpty(urls()))
        .as(Run::new);
  }

  private static Arbitrary<Job> jobs() {
    return Combinators.combine(
            ArbitraryTexts.names(200),
            orEmpty(ArbitraryTexts.names(200)),
            Arbitraries.of(JobKind.class),
            Arbitraries.of(JobStatus.class),
            ArbitraryTexts.entries("[a-z][a-z0-9_.-]{0,39}", 100, 1, 4).map(Configuration::of),
            times(NOW).list().ofSize(3).map(times -> times.stream().sorted().toList()),
            Arbitraries.of(true, false),
            orEmpty(urls()))
        .as(
            (name, id, kind, status, configuration, times, queued, url) ->
                new Job(
                    name,
                    id,
                    kind,
                    status,
                    configuration,
                    Optional.of(times.getFirst()).filter(_ -> queued),
                    times.get(1),
                    Optional.of(times.getLast()).filter(_ -> status.isFinal()),
                    url));
  }

  private static Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            ArbitraryTexts.names(200),
            Arbitraries.of(JobStatus.class),
            times(NOW.minus(LONGEST)),
            durations(),
            durations().optional(),
            durations().optional(),
            Arbitraries.longs().between(0, (1L << 53) - 1).optional())
        .as(
            (name, status, startedAt, duration, user, system, memory) ->
                new Step(
                    name,
                    "",
                    status,
                    startedAt,
                    duration,
                    user,
                    system,
                    memory.map(OptionalLong::of).orElseGet(OptionalLong::empty)))
        .list()
        .ofMaxSize(5)
        .map(ArbitraryReports::nested);
  }

  /** Puts every second step within the one before it. */
  private static List<Step> nested(List<Step> steps) {
    var nested = new ArrayList<Step>();
    for (var step : steps) {
      var within = nested.size() % 2 == 0 ? "" : nested.getLast().name();
      nested.add(
          new Step(
              step.name(),
              within,
              step.status(),
              step.startedAt(),
              step.duration(),
              step.userTime(),
              step.systemTime(),
              step.peakMemory()));
    }
    return nested;
  }

  private static Arbitrary<List<Measurement>> measurements() {
    return Combinators.combine(
            ArbitraryTexts.names(200),
            Arbitraries.doubles(),
            ArbitraryTexts.names(20),
            Arbitraries.of(Direction.class))
        .as(Measurement::new)
        .list()
        .uniqueElements(Measurement::metric)
        .ofMaxSize(5);
  }

  private static Arbitrary<List<TestResult>> tests() {
    var names =
        Combinators.combine(
                ArbitraryTexts.free(0, 500),
                ArbitraryTexts.free(0, 500),
                ArbitraryTexts.free(1, 500),
                ArbitraryTexts.free(0, 500))
            .as(TestName::new);
    return Combinators.combine(
            names,
            Arbitraries.of(Outcome.class),
            Arbitraries.integers().between(1, 10_000),
            durations().optional(),
            ArbitraryTexts.free(0, 4_000),
            ArbitraryTexts.free(0, 65_536))
        .as(TestResult::new)
        .list()
        .uniqueElements(result -> Map.entry(result.test(), result.attempt()))
        .ofMaxSize(5);
  }

  private static Arbitrary<String> urls() {
    return Arbitraries.of(URL, "http://a", URL + "x".repeat(2_000 - URL.length()));
  }

  private static Arbitrary<String> orEmpty(Arbitrary<String> texts) {
    return Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just("")), Tuple.of(3, texts));
  }

  private static Arbitrary<Duration> durations() {
    return Arbitraries.longs().between(0, LONGEST.toNanos()).map(Duration::ofNanos);
  }

  private static Arbitrary<Instant> times(Instant latest) {
    long nanos = Duration.ofSeconds(1).toNanos();
    return Combinators.combine(
            Arbitraries.longs().between(EARLIEST.getEpochSecond(), latest.getEpochSecond() - 1),
            Arbitraries.longs().between(0, nanos - 1))
        .as(Instant::ofEpochSecond);
  }
}
