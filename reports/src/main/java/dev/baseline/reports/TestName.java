package dev.baseline.reports;

import java.util.Comparator;

/**
 * The stable identity of a test.
 *
 * @param suite the suite that it belongs to; empty if none
 * @param file the file that defines it, relative to the repository; empty if unknown
 * @param name its name, never empty
 * @param parameters the values that it was run with; empty if none
 */
public record TestName(String suite, String file, String name, String parameters)
    implements Comparable<TestName> {

  private static final Comparator<TestName> ORDER =
      Comparator.comparing(TestName::suite)
          .thenComparing(TestName::file)
          .thenComparing(TestName::name)
          .thenComparing(TestName::parameters);

  /** By suite, file, name and parameters. */
  @Override
  public int compareTo(TestName other) {
    return ORDER.compare(this, other);
  }
}
