package dev.baseline.cli.posix;

/** The system could not start a program. */
public final class CannotStart extends RuntimeException {

  private static final long serialVersionUID = 1;
  private static final int NOT_FOUND = 2;
  private static final int NOT_A_PROGRAM = 8;
  private static final int TOO_LONG_DARWIN_LINUX = 7;

  private final int error;

  CannotStart(int error) {
    super(reason(error));
    this.error = error;
  }

  private static String reason(int error) {
    return switch (error) {
      case NOT_FOUND -> "not found, or the interpreter that it names is not";
      case TOO_LONG_DARWIN_LINUX -> "its arguments and environment are too long";
      case NOT_A_PROGRAM -> "not a program of this system";
      case 13 -> "not executable";
      default -> "the system refuses it with error " + error;
    };
  }

  /** Whether there is no such program. */
  public boolean isNotFound() {
    return error == NOT_FOUND;
  }

  /** Whether it is a text without a first line that names its interpreter: a shell's script. */
  public boolean isScript() {
    return error == NOT_A_PROGRAM;
  }
}
