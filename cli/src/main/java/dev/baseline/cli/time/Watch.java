package dev.baseline.cli.time;

import dev.baseline.cli.posix.CaughtSignals;
import dev.baseline.cli.posix.Posix;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The eye on a running command: passes signals on and samples memory, from its construction until
 * it is stopped.
 *
 * <p>It looks often at first, so that a short command has a value too, then ten times a second. If
 * looking takes long, because the tree is large, it looks less often: it never takes more than one
 * part in {@value #SHARE} of a processor.
 */
final class Watch {

  static final int SHARE = 200;

  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long USUAL_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

  private final int process;
  private final CaughtSignals signals;
  private final PeakMemory memory;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().daemon().name("watch").unstarted(this::look);
  private volatile boolean interrupted;

  Watch(int process, CaughtSignals signals, PeakMemory memory) {
    this.process = process;
    this.signals = signals;
    this.memory = memory;
    thread.start();
  }

  private void look() {
    try {
      long growing = FIRST_PAUSE;
      long pause = 0;
      long nextSample = System.nanoTime();
      while (!stopped.await(pause, TimeUnit.NANOSECONDS)) {
        passSignals();
        long start = System.nanoTime();
        if (start >= nextSample) {
          memory.sample();
          long cost = System.nanoTime() - start;
          growing = Math.min(2 * growing, USUAL_PAUSE);
          nextSample = start + Math.max(growing, growing == USUAL_PAUSE ? SHARE * cost : 0);
        }
        pause = Math.min(Math.max(nextSample - System.nanoTime(), 0), USUAL_PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void passSignals() {
    for (var signal : signals.take()) {
      interrupted = true;
      if (!(signal.isKeyed() && Posix.isForeground())) {
        Posix.kill(process, signal);
      }
    }
  }

  /** Ends the watch. */
  void stop() {
    stopped.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    interrupted |= !signals.take().isEmpty();
  }

  /** Whether a signal came. */
  boolean interrupted() {
    return interrupted;
  }
}
