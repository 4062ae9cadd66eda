package dev.baseline.server.sample;

import dev.baseline.reports.Job;
import dev.baseline.reports.JobKind;
import dev.baseline.reports.JobStatus;
import dev.baseline.reports.Report;
import dev.baseline.reports.Run;
import dev.baseline.reports.Step;
import dev.baseline.server.sample.History.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the sample's CI does for a commit: a build in every cell, then tests in some. */
final class Workflow {

  /** How long the jobs that have not ended have been running when the sample ends. */
  private static final Duration UNDER_WAY = Duration.ofMinutes(4);

  private static final int FIRST_RUN = 481_203;

  private final Seed seed;
  private final Environments environments;
  private final Instant end;

  Workflow(Seed seed, Environments environments, Instant end) {
    this.seed = seed;
    this.environments = environments;
    this.end = end;
  }

  /** The reports of the jobs of one run. */
  List<Report> run(Entry entry) {
    var run =
        new Run(
            "github",
            String.valueOf(FIRST_RUN + 7 * entry.index()),
            1,
            SampleProject.BRANCH,
            "push",
            Optional.empty(),
            "");
    return Cell.ALL.stream().flatMap(cell -> jobs(entry, run, cell)).toList();
  }

  private Stream<Report> jobs(Entry entry, Run run, Cell cell) {
    var build = Build.of(seed, cell, entry.index());
    var report = build(entry, run, cell, build);
    return cell.isTested() && build.status() == JobStatus.PASS
        ? Stream.of(report, tests(entry, run, cell, report.job().completedAt().orElseThrow()))
        : Stream.of(report);
  }

  private Report build(Entry entry, Run run, Cell cell, Build build) {
    var dice = seed.random("queue", entry.index(), cell.index());
    var queued = entry.at().plusMillis(dice.nextInt(3_000, 9_000));
    var started =
        build.status() == JobStatus.RUNNING
            ? end.minus(UNDER_WAY).minusMillis(dice.nextInt(60_000))
            : queued.plusMillis(
                Math.round(1000 * cell.machine().queueSeconds * dice.nextDouble(0.3, 1.9)));
    var completed =
        build.status().isFinal()
            ? Optional.of(started.plusMillis(build.stopAfter()))
            : Optional.<Instant>empty();
    return new Report(
        Optional.of(SampleProject.NAME),
        entry.commit(),
        run,
        job("build", JobKind.BUILD, build.status(), cell, queued, started, completed),
        environments.of(cell, entry.index(), build.secondModel()),
        steps(build, started),
        build.measurements(),
        List.of());
  }

  private List<Step> steps(Build build, Instant started) {
    var timeline = build.timeline();
    return switch (build.status()) {
      case PASS -> timeline.passed(started);
      case FAIL, ERROR, TIMEOUT, CANCELLED ->
          timeline.stopped(started, build.stopAfter(), build.status());
      case RUNNING, QUEUED, SKIPPED ->
          timeline.ended(started, Duration.between(started, end).toMillis());
    };
  }

  private Report tests(Entry entry, Run run, Cell cell, Instant built) {
    var dice = seed.random("test queue", entry.index(), cell.index());
    var tests = TestRun.of(seed, cell, entry.index());
    var started = built.plusMillis(dice.nextInt(4_000, 25_000));
    var completed = started.plusMillis(tests.timeline().millis());
    var job =
        job("test", JobKind.TEST, tests.status(), cell, built, started, Optional.of(completed));
    return new Report(
        Optional.of(SampleProject.NAME),
        entry.commit(),
        run,
        job,
        environments.of(cell, entry.index(), false),
        tests.timeline().stopped(started, tests.timeline().millis(), tests.status()),
        List.of(),
        tests.results());
  }

  private static Job job(
      String name,
      JobKind kind,
      JobStatus status,
      Cell cell,
      Instant queued,
      Instant started,
      Optional<Instant> completed) {
    return new Job(
        name, "", kind, status, cell.configuration(), Optional.of(queued), started, completed, "");
  }
}
