package dev.baseline.server.access;

import java.security.SecureRandom;

/**
 * A token that is made anew at every start and lies in the data directory, where only the server's
 * own user can read it: who holds it may administer the server.
 *
 * @param text the token; never logged
 */
public record OperatorToken(String text) {

  private static final String PREFIX = "baseline_operator_";

  /** A new token. */
  public static OperatorToken create(SecureRandom random) {
    return new OperatorToken(PREFIX + Secret.create(random));
  }

  /** Whether {@code candidate} is this token. */
  boolean is(String candidate) {
    return candidate.startsWith(PREFIX) && Secret.matches(candidate, Secret.hash(text));
  }

  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
