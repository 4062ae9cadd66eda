package dev.baseline.reports;

/** What came of a job, or how far it is. */
public enum JobStatus implements Token {
  /** Asked for, not begun. */
  QUEUED,
  /** Begun, not ended. */
  RUNNING,
  /** Ended as wished. */
  PASS,
  /** Ended, and what it tried is broken. */
  FAIL,
  /** Could not do its work: the machine, the network or the provider failed. */
  ERROR,
  /** Stopped because it took too long. */
  TIMEOUT,
  /** Stopped by a person or a newer run. */
  CANCELLED,
  /** Never begun, on purpose. */
  SKIPPED;

  /** Whether nothing more will happen to the job. */
  public boolean isFinal() {
    return rank() == 2;
  }

  /**
   * How far along a job with this status is: 0 queued, 1 running, 2 ended. A job's rank never
   * falls.
   */
  public int rank() {
    return switch (this) {
      case QUEUED -> 0;
      case RUNNING -> 1;
      case PASS, FAIL, ERROR, TIMEOUT, CANCELLED, SKIPPED -> 2;
    };
  }
}
