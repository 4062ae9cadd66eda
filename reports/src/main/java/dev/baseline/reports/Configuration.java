package dev.baseline.reports;

import java.util.Map;
import java.util.SortedMap;

/**
 * What was asked for: the value of every axis of the build matrix, as in {@code cc=gcc, os=linux,
 * vm=cs}. Two configurations with the same axes are the same, in whatever order they were written.
 *
 * @param axes value by axis, at least one
 */
public record Configuration(SortedMap<String, String> axes) {

  public Configuration {
    axes = Canonical.sorted(axes);
  }

  /** The configuration with these axes. */
  public static Configuration of(Map<String, String> axes) {
    return new Configuration(Canonical.sorted(axes));
  }

  /** The first 16 bytes of the SHA-256 of the canonical form, in 32 hexadecimal digits. */
  public String hash() {
    return Canonical.hash(axes);
  }

  @Override
  public String toString() {
    return Canonical.text(axes);
  }
}
