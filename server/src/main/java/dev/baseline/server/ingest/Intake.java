package dev.baseline.server.ingest;

import dev.baseline.server.http.Problem;
import dev.baseline.server.http.ProblemException;
import io.helidon.http.Status;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How much is taken in at a time, in decoded bytes, so that memory stays bounded however much is
 * sent: many small reports, or few large ones. Who finds no room in time is told to come back; who
 * came first is served first. Safe for use by many threads.
 */
public final class Intake {

  /** Room is given out by the KiB; a report takes no less than 16 of them. */
  private static final int UNIT = 1_024;

  private static final int LEAST = 16;

  private final int budget;
  private final Semaphore room;
  private final Duration patience;

  /**
   * @param budget how many decoded bytes at a time, at least as many as one report may have
   * @param patience how long a report waits for room
   */
  public Intake(long budget, Duration patience) {
    this.budget = Math.toIntExact(budget / UNIT);
    this.room = new Semaphore(this.budget, true);
    this.patience = patience;
  }

  /**
   * Takes room.
   *
   * @param bytes the most decoded bytes that the report can have
   * @throws ProblemException with 503 if none became free in time
   */
  Room enter(long bytes) {
    int units = Math.clamp(bytes / UNIT + 1, LEAST, budget);
    boolean entered;
    try {
      entered = room.tryAcquire(units, patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      entered = false;
    }
    if (!entered) {
      throw Problem.of(
              Status.SERVICE_UNAVAILABLE_503,
              "busy",
              "The server is busy",
              "Too much came at once. Nothing was stored; send the report again with the same"
                  + " Idempotency-Key after the seconds that Retry-After says.")
          .exception();
    }
    return () -> room.release(units);
  }

  /** Room that is held until it is closed. */
  @FunctionalInterface
  interface Room extends AutoCloseable {
    @Override
    void close();
  }
}
