package dev.baseline.cli.posix;

/** A signal that is passed on. Its number is the same on Linux and macOS. */
public enum Signal {
  HUP(1, false),
  INT(2, true),
  QUIT(3, true),
  TERM(15, false);

  private final int number;
  private final boolean keyed;

  Signal(int number, boolean keyed) {
    this.number = number;
    this.keyed = keyed;
  }

  int number() {
    return number;
  }

  /** Whether a terminal sends it to every process of the foreground when a key is hit. */
  public boolean isKeyed() {
    return keyed;
  }
}
