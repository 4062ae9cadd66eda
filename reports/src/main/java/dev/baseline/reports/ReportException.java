package dev.baseline.reports;

/** The root of what this module throws of its own. */
public abstract class ReportException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ReportException(String message) {
    super(message);
  }
}
