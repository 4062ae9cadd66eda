package dev.baseline.benchmarks.machine;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several threads that do the same kind of work at the same time. */
public final class Crew {

  private Crew() {}

  /** The work of one of them. */
  @FunctionalInterface
  public interface Work {
    /** Does the work of the member of that number, from 0. */
    void run(int member) throws Exception;
  }

  /**
   * Does the work and waits for all of them.
   *
   * @throws IllegalStateException if the work of any fails
   */
  public static void run(int members, Work work) {
    try (var threads = Executors.newFixedThreadPool(members)) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < members; i++) {
        int member = i;
        running.add(
            threads.submit(
                () -> {
                  work.run(member);
                  return member;
                }));
      }
      for (var each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
