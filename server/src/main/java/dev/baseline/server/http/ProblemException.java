package dev.baseline.server.http;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialised: it ends where the request ends
  private final Problem problem;

  ProblemException(Problem problem) {
    // A problem is an answer and not a fault of the server: no stack trace.
    super(problem.title() + ": " + problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** What the sender is told. */
  public Problem problem() {
    return problem;
  }
}
