package dev.baseline.server.ingest;

import dev.baseline.server.http.Problem;
import dev.baseline.server.http.ProblemException;
import io.helidon.http.Status;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many reports are taken in at a time, so that memory stays bounded however many are sent: many
 * small ones, few large ones. Who finds no place in time is told to come back. Safe for use by many
 * threads.
 */
public final class Intake {

  /** A report is large from here on, in decoded bytes. */
  private static final long LARGE = 1024L * 1024;

  private final Semaphore places;
  private final Semaphore largePlaces;
  private final Duration patience;

  /**
   * @param places how many reports at a time
   * @param largePlaces how many of them may be larger than 1 MiB
   * @param patience how long a report waits for a place
   */
  public Intake(int places, int largePlaces, Duration patience) {
    this.places = new Semaphore(places, true);
    this.largePlaces = new Semaphore(largePlaces, true);
    this.patience = patience;
  }

  /**
   * Takes a place.
   *
   * @throws ProblemException with 503 if none became free in time
   */
  Place enter() {
    take(places);
    return new Place();
  }

  private void take(Semaphore semaphore) {
    boolean taken;
    try {
      taken = semaphore.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      taken = false;
    }
    if (!taken) {
      throw Problem.of(
              Status.SERVICE_UNAVAILABLE_503,
              "busy",
              "The server is busy",
              "Too many reports came at once. Nothing was stored; send the report again with the"
                  + " same Idempotency-Key after the seconds that Retry-After says.")
          .exception();
    }
  }

  /** A place that is held until it is closed. */
  final class Place implements AutoCloseable {

    private boolean large;

    /** Passes a body on; once it turns out to be large, a place for large reports is taken. */
    InputStream watch(InputStream body) {
      return new FilterInputStream(body) {
        private long count;

        @Override
        public int read() throws IOException {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
          int read = super.read(buffer, offset, length);
          count += Math.max(read, 0);
          if (count > LARGE && !large) {
            take(largePlaces);
            large = true;
          }
          return read;
        }
      };
    }

    @Override
    public void close() {
      if (large) {
        largePlaces.release();
      }
      places.release();
    }
  }
}
