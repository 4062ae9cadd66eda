package dev.baseline.server.sample;

import dev.baseline.reports.Configuration;
import dev.baseline.reports.ProjectName;
import dev.baseline.reports.Report;
import dev.baseline.server.sample.SampleTruth.Change;
import dev.baseline.server.sample.SampleTruth.Streak;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A made-up project, built for ninety days in twenty configurations: what a newcomer sees before
 * the first report of their own. The same end and seed make the same reports.
 */
public final class SampleProject {

  /** What the sample is called. */
  public static final ProjectName NAME = new ProjectName("sample", "lantern");

  /** The branch that everything is built on. */
  public static final String BRANCH = "main";

  /** How many commits were built. */
  public static final int COMMITS = Story.COMMITS;

  private SampleProject() {}

  /** The configurations that are built, in the order of the matrix. */
  public static List<Configuration> configurations() {
    return Cell.ALL.stream().map(Cell::configuration).toList();
  }

  /**
   * The reports of all jobs, in the order in which CI would have sent them. They are made as they
   * are read; the stream is to be read by one thread.
   *
   * @param end when the sample ends: no time in a report is later
   * @param seed what all that looks accidental comes from
   */
  public static Stream<Report> reports(Instant end, long seed) {
    return StreamSupport.stream(inOrder(end, seed), false);
  }

  /** What is known about the reports of this seed, whatever their end. */
  public static SampleTruth truth(long seed) {
    var source = new Seed(seed);
    return new SampleTruth(
        List.of(change(source, Story.SECOND_PASS), change(source, Story.FILE_BY_FILE)),
        change(source, Story.IMAGE_CHANGE),
        Story.SMALL.stream().map(event -> change(source, event)).toList(),
        new Streak(
            cell(Story.RED_STREAK.where()).configuration(),
            Story.RED_STREAK.first(),
            Story.RED_STREAK.last()),
        TestPlan.BROKEN,
        new Streak(
            cell(cell -> TestPlan.isBroken(cell, TestPlan.BROKEN_FIRST, TestPlan.BROKEN))
                .configuration(),
            TestPlan.BROKEN_FIRST,
            TestPlan.BROKEN_LAST),
        Set.of(TestPlan.RACE, TestPlan.PORT, TestPlan.CRASH));
  }

  static ReportOrder inOrder(Instant end, long seed) {
    var source = new Seed(seed);
    var history = History.of(source, end);
    var workflow = new Workflow(source, Environments.of(history), end);
    return new ReportOrder(history.commits(), workflow::run);
  }

  private static Change change(Seed seed, Event event) {
    var cells = Cell.ALL.stream().filter(event.where()).toList();
    return new Change(
        event.commit(),
        History.sha(seed, event.commit()),
        History.titles(seed).get(event.commit()),
        cells.stream().map(Cell::configuration).collect(Collectors.toSet()),
        event.steps(),
        event.measurements());
  }

  private static Cell cell(Predicate<Cell> which) {
    return Cell.ALL.stream().filter(which).findFirst().orElseThrow();
  }
}
