package dev.baseline.cli.posix;

import java.util.EnumSet;
import java.util.Set;

/**
 * The signals that came to this process since they were last asked for.
 *
 * <p>Java's own signal handlers cannot have SIGQUIT (it prints a thread dump into the command's
 * output), and Java code must not run inside a native handler. So the handler is a function of the
 * C library that is safe there: {@code sigignore}, called with the signal's number, sets the signal
 * to "ignore". That is what {@link #take} finds and undoes.
 */
public final class CaughtSignals {

  private static final long IGNORE = 1;
  private static final long FAILED = -1;

  private final long handler = Posix.address("sigignore");
  private final Set<Signal> caught = EnumSet.noneOf(Signal.class);

  /** From now on no signal ends this process, but those that it was started to ignore stay so. */
  public CaughtSignals() {
    for (var signal : Signal.values()) {
      long before = Posix.signal(signal.number(), handler);
      if (before == IGNORE) {
        Posix.signal(signal.number(), IGNORE);
      } else if (before != FAILED) {
        caught.add(signal);
      }
    }
  }

  /** Those that are caught. */
  public Set<Signal> all() {
    return Set.copyOf(caught);
  }

  /** The signals that came since the last call, each once. */
  public Set<Signal> take() {
    var came = EnumSet.noneOf(Signal.class);
    for (var signal : caught) {
      if (Posix.signal(signal.number(), handler) == IGNORE) {
        came.add(signal);
      }
    }
    return came;
  }
}
