package dev.baseline.cli.serve;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish of SIGTERM or Ctrl-C that this process end. One thread serves and, when the wish comes,
 * stops at its own pace; the JVM, which would end with the signal's status, is held until then and
 * ends with the thread's.
 *
 * <p>A start that takes longer than {@value #START_SECONDS} s, as a recovery may, is not waited
 * for: what it leaves behind the next start finds.
 */
final class StopRequest {

  static final int START_SECONDS = 10;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile int status;

  /** From now on a signal asks. */
  StopRequest() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::hold, "stop"));
  }

  private void hold() {
    asked.countDown();
    try {
      if (started.await(START_SECONDS, TimeUnit.SECONDS)) {
        ended.await();
        Runtime.getRuntime().halt(status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether a signal came. */
  boolean isMade() {
    return asked.getCount() == 0;
  }

  /** Waits for a signal. */
  void await() throws InterruptedException {
    asked.await();
  }

  /** To be called when whatever a signal stops can be stopped. */
  void started() {
    started.countDown();
  }

  /**
   * To be called when nothing is left to be stopped, and nothing to be said.
   *
   * @param exitStatus what the process ends with
   */
  void ended(int exitStatus) {
    System.out.flush();
    status = exitStatus;
    started.countDown();
    ended.countDown();
  }
}
