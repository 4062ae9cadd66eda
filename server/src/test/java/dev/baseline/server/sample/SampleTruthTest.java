package dev.baseline.server.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.baseline.reports.Commit;
import dev.baseline.reports.Configuration;
import dev.baseline.reports.Environment;
import dev.baseline.reports.JobKind;
import dev.baseline.reports.JobStatus;
import dev.baseline.reports.Measurement;
import dev.baseline.reports.Outcome;
import dev.baseline.reports.Report;
import dev.baseline.reports.Step;
import dev.baseline.reports.TestName;
import dev.baseline.reports.TestResult;
import dev.baseline.server.sample.SampleTruth.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SampleTruthTest {

  /** Commits on each side of a change; no two changes of one level are nearer. */
  private static final int WINDOW = 35;

  private static final long SEED = 1;
  private static final Instant END = Instant.parse("2026-11-22T03:04:05Z");
  private static final SampleTruth TRUTH = SampleProject.truth(SEED);
  private static final List<Report> REPORTS = SampleProject.reports(END, SEED).toList();
  private static final List<Commit> COMMITS =
      REPORTS.stream()
          .map(Report::commit)
          .distinct()
          .sorted(Comparator.comparing(commit -> commit.committedAt().orElseThrow()))
          .toList();
  private static final Map<Commit, Integer> INDEX =
      IntStream.range(0, COMMITS.size())
          .boxed()
          .collect(Collectors.toMap(COMMITS::get, Function.identity()));

  @Test
  void changes_nameTheirCommits() {
    assertThat(changes())
        .allSatisfy(
            change -> {
              assertThat(COMMITS.get(change.commit()).sha()).isEqualTo(change.sha());
              assertThat(COMMITS.get(change.commit()).title()).isEqualTo(change.title());
            });
  }

  @Test
  void steps_changeWhereTheTruthSaysSo() {
    assertThat(changes())
        .allSatisfy(
            change ->
                assertThat(change.steps())
                    .allSatisfy(
                        (step, factor) ->
                            assertThat(ratio(change, change.configurations(), durations(step)))
                                .as(step)
                                .isCloseTo(factor, withinPercentage(3))));
  }

  @Test
  void measurements_changeWhereTheTruthSaysSo() {
    assertThat(changes())
        .allSatisfy(
            change ->
                assertThat(change.measurements())
                    .allSatisfy(
                        (metric, factor) ->
                            assertThat(ratio(change, change.configurations(), values(metric)))
                                .as(metric)
                                .isCloseTo(factor, withinPercentage(1.5))));
  }

  @Test
  void regressions_leaveOtherConfigurationsAlone() {
    assertThat(TRUTH.regressions())
        .allSatisfy(
            change -> {
              var others = new HashSet<>(SampleProject.configurations());
              others.removeAll(change.configurations());
              for (String step : List.of("configure", "make", "install")) {
                assertThat(ratio(change, others, durations(step)))
                    .as(step)
                    .isCloseTo(1, withinPercentage(2));
              }
            });
  }

  @Test
  void firstRegression_isInMakeOfOneVirtualMachine() {
    var change = TRUTH.regressions().getFirst();
    assertThat(change.configurations())
        .hasSize(8)
        .allMatch(configuration -> configuration.axes().containsValue("cs"));
    assertThat(change.steps()).containsEntry("make", 1.09);
  }

  @Test
  void secondRegression_isInInstallOnOneSystem() {
    var change = TRUTH.regressions().getLast();
    assertThat(change.configurations())
        .hasSize(2)
        .allMatch(configuration -> configuration.axes().containsValue("windows"));
    assertThat(change.steps()).containsExactly(Map.entry("install", 1.14));
  }

  @Test
  void environments_changeAtTheImageChangeOnly() {
    for (var configuration : SampleProject.configurations()) {
      var images =
          reports(configuration)
              .collect(
                  Collectors.groupingBy(
                      report -> index(report) < TRUTH.imageChange().commit(),
                      Collectors.mapping(
                          report ->
                              report.environment().attributes().get(Environment.RUNNER_VERSION),
                          Collectors.toSet())));
      assertThat(images.values()).allMatch(versions -> versions.size() == 1);
      assertThat(Set.copyOf(images.values()).size() == 2)
          .isEqualTo(TRUTH.imageChange().configurations().contains(configuration));
    }
  }

  @Test
  void processors_alternateInOneConfiguration() {
    assertThat(SampleProject.configurations())
        .filteredOn(
            configuration ->
                reports(configuration)
                        .map(r -> r.environment().attributes().get(Environment.CPU_MODEL))
                        .distinct()
                        .count()
                    > 1)
        .hasSize(1);
  }

  @Test
  void redStreak_failsThroughout() {
    var streak = TRUTH.redStreak();
    var statuses =
        reports(streak.configuration())
            .filter(report -> report.job().kind() == JobKind.BUILD)
            .filter(
                report -> {
                  int index = index(report);
                  return streak.first() <= index && index <= streak.last();
                })
            .map(report -> report.job().status());
    assertThat(statuses).hasSize(streak.last() - streak.first() + 1).containsOnly(JobStatus.FAIL);
  }

  @Test
  void tests_areOneHundredAndFiftyInTwoConfigurations() {
    var jobs = tests().toList();
    assertThat(jobs.stream().map(report -> report.job().configuration()).distinct()).hasSize(2);
    assertThat(jobs)
        .allSatisfy(
            report ->
                assertThat(report.tests().stream().map(TestResult::test).distinct()).hasSize(150));
  }

  @Test
  void tests_failOnlyIfFlakyOrBroken() {
    var expected = new HashSet<TestName>(TRUTH.flakyTests());
    expected.add(TRUTH.brokenTest());
    assertThat(failures().map(TestResult::test).distinct())
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(failures()).allMatch(result -> !result.message().isEmpty());
  }

  @Test
  void flakyTests_oftenPassWhenRepeated() {
    var second =
        tests()
            .flatMap(report -> report.tests().stream())
            .filter(result -> result.attempt() == 2 && !result.test().equals(TRUTH.brokenTest()))
            .toList();
    assertThat(second)
        .filteredOn(result -> result.outcome() == Outcome.PASS)
        .hasSizeBetween(20, 80);
    assertThat(second).filteredOn(result -> result.outcome() != Outcome.PASS).isNotEmpty();
  }

  @Test
  void testJob_failsIfATestFailsTwice() {
    assertThat(tests())
        .allSatisfy(
            report ->
                assertThat(report.job().status() == JobStatus.FAIL)
                    .isEqualTo(
                        report.tests().stream()
                            .anyMatch(r -> r.attempt() == 2 && r.outcome() != Outcome.PASS)));
  }

  private static List<Change> changes() {
    var changes = new ArrayList<>(TRUTH.regressions());
    changes.add(TRUTH.imageChange());
    changes.addAll(TRUTH.smallChanges());
    return changes;
  }

  private static int index(Report report) {
    return Objects.requireNonNull(INDEX.get(report.commit()));
  }

  private static Stream<Report> reports(Configuration configuration) {
    return REPORTS.stream().filter(report -> report.job().configuration().equals(configuration));
  }

  private static Stream<Report> tests() {
    return REPORTS.stream().filter(report -> report.job().kind() == JobKind.TEST);
  }

  private static Stream<TestResult> failures() {
    return tests()
        .flatMap(report -> report.tests().stream())
        .filter(r -> r.outcome() != Outcome.PASS && r.outcome() != Outcome.SKIP);
  }

  private static Function<Report, Stream<Double>> durations(String step) {
    return report ->
        report.steps().stream()
            .filter(each -> each.name().equals(step))
            .map(Step::duration)
            .map(duration -> duration.toMillis() / 1e3);
  }

  private static Function<Report, Stream<Double>> values(String metric) {
    return report ->
        report.measurements().stream()
            .filter(each -> each.metric().equals(metric))
            .map(Measurement::value);
  }

  /** The geometric mean, over the configurations, of the ratio of the medians after and before. */
  private static double ratio(
      Change change, Collection<Configuration> where, Function<Report, Stream<Double>> values) {
    return Math.exp(
        where.stream()
            .filter(
                configuration -> reports(configuration).anyMatch(r -> values.apply(r).count() > 0))
            .mapToDouble(
                configuration ->
                    Math.log(
                        median(configuration, change.commit(), values)
                            / median(configuration, change.commit() - WINDOW, values)))
            .average()
            .orElseThrow());
  }

  private static double median(
      Configuration configuration, int from, Function<Report, Stream<Double>> values) {
    var sorted =
        reports(configuration)
            .filter(report -> report.job().kind() == JobKind.BUILD)
            .filter(report -> report.job().status() == JobStatus.PASS)
            .filter(
                report -> {
                  int index = index(report);
                  return from <= index && index < from + WINDOW;
                })
            .flatMap(values)
            .sorted()
            .toList();
    return sorted.get(sorted.size() / 2);
  }
}
