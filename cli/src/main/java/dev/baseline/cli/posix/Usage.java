package dev.baseline.cli.posix;

import java.time.Duration;

/**
 * What processes used.
 *
 * @param user processor time in their own code
 * @param system processor time of the kernel for them
 * @param largest the most memory that one of them held at a time, in bytes
 */
public record Usage(Duration user, Duration system, long largest) {

  /** What was used since {@code before}; the largest process may be one of before. */
  public Usage since(Usage before) {
    return new Usage(user.minus(before.user), system.minus(before.system), largest);
  }
}
