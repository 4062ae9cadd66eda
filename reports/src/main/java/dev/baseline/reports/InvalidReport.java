package dev.baseline.reports;

import dev.baseline.reports.shape.Violation;
import java.util.List;

/** A report that breaks the rules of its form. */
public final class InvalidReport extends ReportException {

  private static final long serialVersionUID = 1;

  private final transient List<Violation> violations;

  InvalidReport(List<Violation> violations) {
    super(summary(violations));
    this.violations = List.copyOf(violations);
  }

  /** What is wrong, where, and what to do: 1 to 20 of them, in the order of the document. */
  public List<Violation> violations() {
    return violations;
  }

  private static String summary(List<Violation> violations) {
    int more = violations.size() - 1;
    return violations.getFirst() + (more == 0 ? "" : " (and " + more + " more)");
  }
}
