package dev.baseline.server.sample;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.reports.Commit;
import dev.baseline.reports.JobKind;
import dev.baseline.reports.JobStatus;
import dev.baseline.reports.Report;
import dev.baseline.reports.ReportJson;
import dev.baseline.reports.Step;
import java.io.ByteArrayInputStream;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SampleProjectTest {

  private static final Instant END = Instant.parse("2026-11-22T03:04:05.678Z");
  private static final List<Report> REPORTS = SampleProject.reports(END, 1).toList();

  @Test
  void reports_haveTwentyConfigurationsAndFourHundredCommits() {
    assertThat(builds().map(report -> report.job().configuration()).distinct())
        .hasSize(20)
        .containsExactlyInAnyOrderElementsOf(SampleProject.configurations());
    assertThat(commits()).hasSize(400);
  }

  @Test
  void reports_haveOneBuildForEveryConfigurationAndCommit() {
    assertThat(
            builds()
                .map(report -> List.of(report.commit().sha(), report.job().configuration()))
                .distinct())
        .hasSize(20 * 400);
    assertThat(builds()).hasSize(20 * 400);
  }

  @Test
  void reports_areTheSameForTheSameSeed() {
    assertThat(SampleProject.reports(END, 1)).isEqualTo(REPORTS);
  }

  @Test
  void reports_differForAnotherSeed() {
    assertThat(SampleProject.reports(END, 2).map(report -> report.commit().sha()).distinct())
        .doesNotContainAnyElementsOf(commits().map(Commit::sha).toList());
  }

  @Test
  void everyBuild_isValid() {
    assertThat(builds().map(SampleProjectTest::sentAndRead))
        .containsExactlyElementsOf(builds().toList());
  }

  @Test
  void testJobs_areValid() {
    var tests =
        REPORTS.stream().filter(report -> report.job().kind() == JobKind.TEST).limit(60).toList();
    assertThat(tests.stream().map(SampleProjectTest::sentAndRead)).containsExactlyElementsOf(tests);
  }

  @Test
  void reports_comeInTheOrderInWhichTheyWereSent() {
    assertThat(REPORTS.stream().map(SampleProjectTest::sentAt))
        .isSortedAccordingTo(Comparator.naturalOrder());
  }

  @Test
  void buildsOfOneConfiguration_startInTheOrderOfTheirCommits() {
    for (var configuration : SampleProject.configurations()) {
      assertThat(
              builds()
                  .filter(report -> report.job().configuration().equals(configuration))
                  .sorted(Comparator.comparing(report -> report.job().startedAt()))
                  .map(Report::commit))
          .containsExactlyElementsOf(commits().toList());
    }
  }

  @Test
  void times_areNeverAfterTheEnd() {
    assertThat(
            LongStream.range(0, 4)
                .boxed()
                .flatMap(seed -> SampleProject.reports(END, seed))
                .flatMap(SampleProjectTest::times)
                .filter(time -> time.isAfter(END)))
        .isEmpty();
  }

  @Test
  void times_beginAboutNinetyDaysBeforeTheEnd() {
    assertThat(REPORTS.stream().flatMap(SampleProjectTest::times).min(Comparator.naturalOrder()))
        .hasValueSatisfying(
            first ->
                assertThat(Duration.between(first, END))
                    .isBetween(Duration.ofDays(86), Duration.ofDays(91)));
  }

  @Test
  void runningJobs_areTwoOfTheNewestCommit() {
    var newest = commits().toList().getLast();
    assertThat(running())
        .hasSize(2)
        .allSatisfy(
            report -> {
              assertThat(report.commit()).isEqualTo(newest);
              assertThat(report.steps()).extracting(Step::name).contains("fetch", "configure");
              assertThat(report.steps()).extracting(Step::status).containsOnly(JobStatus.PASS);
            });
  }

  @Test
  void jobsThatDidNotPass_haveNoMeasurements() {
    assertThat(builds().filter(report -> report.job().status() != JobStatus.PASS))
        .allSatisfy(report -> assertThat(report.measurements()).isEmpty());
    assertThat(builds().filter(report -> report.job().status() == JobStatus.PASS))
        .allSatisfy(report -> assertThat(report.measurements()).hasSize(2));
  }

  @Test
  void failedBuilds_areAboutTwoInAHundred() {
    var byStatus = builds().collect(groupingBy(report -> report.job().status(), counting()));
    assertThat(byStatus.get(JobStatus.FAIL)).isBetween(130L, 190L);
    assertThat(byStatus)
        .containsKeys(JobStatus.ERROR, JobStatus.CANCELLED)
        .containsEntry(JobStatus.TIMEOUT, 2L);
  }

  @Test
  void durationOfAJob_isThatOfItsOutermostSteps() {
    assertThat(REPORTS.stream().filter(report -> report.job().status().isFinal()))
        .allSatisfy(report -> assertThat(report.job().duration()).contains(sum(report, "")));
  }

  @Test
  void durationOfMake_isThatOfItsParts() {
    assertThat(builds())
        .allSatisfy(
            report ->
                assertThat(report.steps().stream().filter(step -> step.name().equals("make")))
                    .allMatch(make -> make.duration().equals(sum(report, "make"))));
  }

  @Test
  void commits_areFewAtWeekends() {
    var days =
        commits()
            .map(commit -> commit.committedAt().orElseThrow().atOffset(ZoneOffset.UTC))
            .collect(groupingBy(time -> time.getDayOfWeek(), counting()));
    assertThat(days.get(DayOfWeek.SUNDAY)).isLessThan(days.getOrDefault(DayOfWeek.TUESDAY, 0L) / 3);
  }

  @Test
  void commits_haveNamesOfTheirOwn() {
    assertThat(commits().map(Commit::sha))
        .doesNotHaveDuplicates()
        .allMatch(sha -> sha.matches("[0-9a-f]{40}"));
    assertThat(commits().map(Commit::title)).doesNotHaveDuplicates();
  }

  private static Stream<Report> builds() {
    return REPORTS.stream().filter(report -> report.job().kind() == JobKind.BUILD);
  }

  private static Stream<Report> running() {
    return REPORTS.stream().filter(report -> !report.job().status().isFinal());
  }

  /** The commits, oldest first. */
  private static Stream<Commit> commits() {
    return REPORTS.stream()
        .map(Report::commit)
        .distinct()
        .sorted(Comparator.comparing(commit -> commit.committedAt().orElseThrow()));
  }

  private static Report sentAndRead(Report report) {
    return ReportJson.read(new ByteArrayInputStream(ReportJson.write(report)), END);
  }

  private static Instant sentAt(Report report) {
    return report.job().completedAt().orElse(report.job().startedAt());
  }

  private static Stream<Instant> times(Report report) {
    return Stream.concat(
        Stream.of(
                report.commit().committedAt(), report.job().queuedAt(), report.job().completedAt())
            .flatMap(time -> time.stream()),
        report.steps().stream()
            .flatMap(step -> Stream.of(step.startedAt(), step.startedAt().plus(step.duration()))));
  }

  private static Duration sum(Report report, String within) {
    return report.steps().stream()
        .filter(step -> step.within().equals(within))
        .map(Step::duration)
        .reduce(Duration.ZERO, Duration::plus);
  }
}
