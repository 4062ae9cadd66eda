package dev.baseline.cli.terminal;

/** What a command ends with when it cannot do what it was asked for. */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** The exit status of a command that was used wrongly. */
  public static final int MISUSED = 2;

  private final int exitStatus;

  /**
   * @param message what is wrong, where, and what to do
   */
  public CommandFailure(int exitStatus, String message) {
    super(message);
    this.exitStatus = exitStatus;
  }

  /** The failure of a command that was used wrongly. */
  public static CommandFailure misused(String message) {
    return new CommandFailure(MISUSED, message);
  }

  /** What the command exits with. */
  public int exitStatus() {
    return exitStatus;
  }
}
