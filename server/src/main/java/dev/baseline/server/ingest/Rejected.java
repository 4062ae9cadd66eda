package dev.baseline.server.ingest;

/** A report that is well formed, but contradicts what is already stored. */
public sealed class Rejected extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Rejected(String message) {
    super(message, null, false, false);
  }

  /** The job has been reported before, in the same state or a later one. */
  static final class AlreadyReported extends Rejected {
    private static final long serialVersionUID = 1L;

    AlreadyReported(String job) {
      super(
          "Job "
              + job
              + " of this run has already been reported. If it is another job, give it a job.id of"
              + " its own; if it ran again, count run.attempt up; if this is a retry, send the same"
              + " Idempotency-Key as the first time.");
    }
  }

  /** The Idempotency-Key was used for another body. */
  static final class KeyReused extends Rejected {
    private static final long serialVersionUID = 1L;

    KeyReused(String key) {
      super(
          "Idempotency-Key \""
              + key
              + "\" was used for another report. Use a new key for every report, and the same one"
              + " only to send the same report again.");
    }
  }

  /** The project was deleted while the report was on its way. */
  public static final class ProjectGone extends Rejected {
    private static final long serialVersionUID = 1L;

    ProjectGone(String project) {
      super("Project " + project + " was deleted. Nothing was stored.");
    }
  }

  /** What the report says about its run is not what an earlier report said. */
  static final class Contradiction extends Rejected {
    private static final long serialVersionUID = 1L;

    Contradiction(String message) {
      super(message);
    }
  }
}
