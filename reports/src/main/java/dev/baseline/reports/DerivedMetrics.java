package dev.baseline.reports;

/**
 * The names of metrics that are derived from a job's times and steps; no report may measure them.
 */
public final class DerivedMetrics {

  /** Seconds from start to end of a job that passed. */
  public static final String DURATION = "duration";

  /** Seconds from being asked for to start. */
  public static final String QUEUE_TIME = "queue-time";

  /** Processor seconds, user and system, of all outermost steps. */
  public static final String CPU_TIME = "cpu-time";

  /** Bytes, the most that any step's process tree held at a time. */
  public static final String PEAK_MEMORY = "peak-memory";

  /** Put before a step's name: the seconds that it took. */
  public static final String STEP_PREFIX = "step/";

  /** The form of every other name, as a regular expression. */
  static final String NOT_DERIVED =
      "(?!(?:"
          + String.join("|", DURATION, QUEUE_TIME, CPU_TIME, PEAK_MEMORY)
          + ")$|"
          + STEP_PREFIX
          + ").+";

  private DerivedMetrics() {}
}
