package dev.baseline.server.sample;

import dev.baseline.reports.Direction;
import dev.baseline.reports.JobStatus;
import dev.baseline.reports.Measurement;
import dev.baseline.server.sample.Timeline.Span;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One build of one commit in one cell, as the dice fell.
 *
 * @param secondModel whether it ran on the slower processor model of a mixed pool
 * @param timeline how it went, or would have gone had nothing stopped it
 * @param stopAfter milliseconds after which something stopped it; at most the timeline's where it
 *     did not pass
 * @param measurements what it measured; empty unless it passed
 */
record Build(
    boolean secondModel,
    JobStatus status,
    Timeline timeline,
    long stopAfter,
    List<Measurement> measurements) {

  static final String INSTALL_SIZE = "size/install";
  static final String START_UP = "time/start-up";

  private static final long TIME_LIMIT_MILLIS = 60 * 60_000L;
  private static final double MIB = 1 << 20;

  /** The build of the commit with this index in this cell. */
  static Build of(Seed seed, Cell cell, int commit) {
    var dice = seed.random("build", commit, cell.index());
    boolean secondModel = cell.hasMixedPool() && dice.nextDouble() < 0.35;
    var status = status(cell, commit, dice);
    double processor = secondModel ? 1.06 : 1;
    double wait = outlier(commit, dice);
    double load = processor * noise(cell.noise(), dice);
    var timeline = timeline(cell, commit, load, wait, dice);
    long stopAfter = stopAfter(status, timeline, dice);
    var measurements =
        status == JobStatus.PASS
            ? List.of(size(cell, commit, dice), startUp(cell, commit, processor, dice))
            : List.<Measurement>of();
    return new Build(secondModel, status, timeline, stopAfter, measurements);
  }

  private static JobStatus status(Cell cell, int commit, RandomGenerator dice) {
    double fate = dice.nextDouble();
    if (Story.isRunning(cell, commit)) {
      return JobStatus.RUNNING;
    }
    if (Story.breaks(cell, commit)) {
      return JobStatus.FAIL;
    }
    if (Story.hangs(cell, commit)) {
      return JobStatus.TIMEOUT;
    }
    return fate < 0.011
        ? JobStatus.FAIL
        : fate < 0.016 ? JobStatus.ERROR : fate < 0.024 ? JobStatus.CANCELLED : JobStatus.PASS;
  }

  /**
   * One job in a hundred takes 1.3 to 2 times as long; but not for the newest commits, whose jobs
   * might not have ended yet.
   */
  private static double outlier(int commit, RandomGenerator dice) {
    boolean slow = dice.nextDouble() < 0.01;
    double factor = 1.3 + 0.7 * dice.nextDouble();
    return slow && commit < Story.COMMITS - 5 ? factor : 1;
  }

  private static Timeline timeline(
      Cell cell, int commit, double load, double wait, RandomGenerator dice) {
    return new Timeline(
        Phase.of(cell).stream()
            .map(
                phase -> {
                  double own =
                      phase.name().equals(Phase.FETCH)
                          ? noise(0.12, dice)
                          : load * noise(0.005 + 0.5 * cell.noise(), dice);
                  double seconds =
                      phase.seconds() * own * Story.stepFactor(cell, commit, phase.name());
                  boolean hangs =
                      Story.hangs(cell, commit) && phase.name().equals(Phase.WHOLE_PROGRAM);
                  return span(cell, phase, seconds, hangs ? 30 : wait, dice);
                })
            .toList());
  }

  /** Waiting makes the clock's time longer but not the processor's. */
  private static Span span(
      Cell cell, Phase phase, double seconds, double wait, RandomGenerator dice) {
    double processor = 1000 * seconds * phase.parallelism();
    double inKernel = cell.isOs("windows") ? 0.13 : 0.07;
    return new Span(
        phase.name(),
        phase.within(),
        Math.max(1, Math.round(1000 * seconds * wait)),
        Math.round(processor * (1 - inKernel)),
        Math.round(processor * inKernel * noise(0.05, dice)),
        Math.round(MIB * phase.memoryMib() * noise(0.006, dice)));
  }

  private static long stopAfter(JobStatus status, Timeline timeline, RandomGenerator dice) {
    double share = dice.nextDouble();
    return switch (status) {
      case ERROR -> Math.round(timeline.spans().getFirst().millis() * (0.2 + 0.7 * share));
      case CANCELLED -> Math.round(timeline.millis() * (0.05 + 0.9 * share));
      case FAIL -> Math.round(timeline.millis() * (0.2 + 0.75 * share));
      case TIMEOUT -> TIME_LIMIT_MILLIS;
      case QUEUED, RUNNING, PASS, SKIPPED -> timeline.millis();
    };
  }

  /** An installation grows a little with every commit, and is nearly the same each time. */
  private static Measurement size(Cell cell, int commit, RandomGenerator dice) {
    double mib = cell.isVm("cs") ? 171 : cell.isVm("3m") ? 138 : 127;
    double target = cell.isOs("windows") ? 1.07 : cell.isOs("macos") ? 1.02 : 1;
    double bytes =
        MIB
            * mib
            * target
            * (1 + 0.00004 * commit)
            * noise(0.0002, dice)
            * Story.measurementFactor(cell, commit, INSTALL_SIZE);
    return new Measurement(INSTALL_SIZE, Math.rint(bytes), "B", Direction.LOWER);
  }

  private static Measurement startUp(
      Cell cell, int commit, double processor, RandomGenerator dice) {
    double seconds =
        (cell.isVm("cs") ? 0.292 : 0.238)
            * cell.machine().slowness
            * processor
            * noise(1.2 * cell.noise(), dice)
            * Story.measurementFactor(cell, commit, START_UP);
    return new Measurement(START_UP, Math.rint(seconds * 1e4) / 1e4, "s", Direction.LOWER);
  }

  /** A factor whose logarithm is normally distributed, with median 1. */
  static double noise(double deviation, RandomGenerator dice) {
    return StrictMath.exp(deviation * dice.nextGaussian());
  }
}
