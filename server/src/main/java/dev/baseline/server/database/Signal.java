package dev.baseline.server.database;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What is sent to a running PostgreSQL. Java itself can send SIGTERM only, on which PostgreSQL
 * waits for its clients to leave.
 */
enum Signal {
  /** Fast shutdown: open transactions are rolled back, everything is written, then it ends. */
  INT,
  /** Immediate shutdown: it ends at once, and recovers at the next start. */
  QUIT;

  private static final Duration IMMEDIATE = Duration.ofSeconds(10);
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int POLL_MILLIS = 10;

  private void send(ProcessHandle process) {
    // Without a file for its output: a stop must go through where the disk is full.
    var kill =
        new ProcessBuilder("sh", "-c", "kill -" + name() + " " + process.pid())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      kill.start().waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      throw new DatabaseStartFailed(
          "PostgreSQL (process %d) could not be told to stop: %s"
              .formatted(process.pid(), e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Stops a PostgreSQL: fast, and at once where that took longer than this.
   *
   * @throws DatabaseStartFailed if it outlives both
   */
  static void stop(ProcessHandle postmaster, Duration fast) {
    INT.send(postmaster);
    if (!ends(postmaster, fast)) {
      QUIT.send(postmaster);
      if (!ends(postmaster, IMMEDIATE)) {
        throw new DatabaseStartFailed(
            "PostgreSQL (process %d) did not stop: look at what holds it, and end it by hand."
                .formatted(postmaster.pid()));
      }
    }
  }

  private static boolean ends(ProcessHandle process, Duration limit) {
    long start = System.nanoTime();
    while (isRunning(process)) {
      if (System.nanoTime() - start > limit.toNanos()) {
        return false;
      }
      try {
        process.onExit().get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException e) {
        // Looked at again above: a process that is not our child is only polled, and slowly.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return !isRunning(process);
      }
    }
    return true;
  }

  /** Whether it lives; a process that nobody reaps has ended when it has no arguments any more. */
  private static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && process.info().arguments().isPresent();
  }
}
