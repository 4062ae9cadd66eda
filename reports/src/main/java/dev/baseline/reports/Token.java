package dev.baseline.reports;

import java.util.Locale;

/** A constant with a name on the wire. */
public sealed interface Token permits Direction, JobKind, JobStatus, Outcome {

  /** The constant's name in Java, in upper case. */
  String name();

  /**
   * The constant's name in documents, the database and URLs: lower case, words joined by hyphens.
   */
  default String token() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
