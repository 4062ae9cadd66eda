package dev.baseline.cli.posix;

/**
 * How a process ended.
 *
 * @param code what it gave to {@code exit}, or 128 and the number of the signal that ended it, as
 *     shells have it
 */
public record ExitStatus(int code) {

  private static final int SIGNALLED = 128;

  static ExitStatus ofWait(int status) {
    int signal = status & 0x7f;
    return new ExitStatus(signal == 0 ? (status >> 8) & 0xff : SIGNALLED + signal);
  }

  /** Whether all went well. */
  public boolean isSuccess() {
    return code == 0;
  }
}
