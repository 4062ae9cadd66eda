package dev.baseline.cli.delivery;

import java.util.List;

/** What came of sending a report. */
public sealed interface Delivery {

  /**
   * The server has the report for good.
   *
   * @param url where the job's page is; empty if the server does not say
   * @param overridden what the server knows better than the report
   */
  record Accepted(String url, List<Overridden> overridden) implements Delivery {

    public Accepted {
      overridden = List.copyOf(overridden);
    }
  }

  /**
   * The server does not want the report, now or later.
   *
   * @param status the HTTP status
   * @param title what is wrong
   * @param detail what is wrong in this case; empty if the server does not say
   * @param violations what is wrong in the document
   */
  record Refused(int status, String title, String detail, List<Violated> violations)
      implements Delivery {

    public Refused {
      violations = List.copyOf(violations);
    }
  }

  /**
   * No answer was to be had in time.
   *
   * @param reason what happened last
   */
  record Unreachable(String reason) implements Delivery {}

  /**
   * A fact that the server took from the sender's identity and not from the report.
   *
   * @param pointer where the report says it
   * @param claimed what the report says
   * @param used what the server keeps
   */
  record Overridden(String pointer, String claimed, String used) {}

  /**
   * A rule that the document breaks.
   *
   * @param pointer where
   * @param rule the rule
   * @param mend what to do
   */
  record Violated(String pointer, String rule, String mend) {}
}
