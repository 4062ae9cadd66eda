package dev.baseline.server.database;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.Inet4Address;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One running PostgreSQL that accepts connections.
 *
 * @param child the process that we started, which ends when PostgreSQL ends
 * @param postgres PostgreSQL itself: the child, or its child where the child only changes the user
 * @param port where it listens on 127.0.0.1
 */
record Postmaster(Process child, ProcessHandle postgres, int port) {

  private static final Duration FAST = Duration.ofSeconds(30);
  private static final int POLL_MILLIS = 5;
  private static final int ATTEMPTS = 100;
  private static final int ATTEMPT_MILLIS = 100;

  /**
   * Starts PostgreSQL and waits until it accepts connections, through a recovery however long.
   *
   * @param wantedPort the port to take if it is free; any if 0
   * @param closing open while the start still makes sense
   * @return empty if the start was given up
   * @throws DatabaseStartFailed with what PostgreSQL said, if it ended instead
   */
  static Optional<Postmaster> start(
      Installation installation, int wantedPort, CountDownLatch closing)
      throws IOException, InterruptedException {
    int port = wantedPort == 0 ? freePort() : wantedPort;
    for (int attempt = 1; ; attempt++) {
      Optional<PostmasterFile> before = forgetStranger(installation);
      long logged = installation.log().size();
      Process child = launch(installation, port);
      Optional<ProcessHandle> ready = awaitReady(installation, child, before, closing);
      if (ready.isPresent()) {
        return Optional.of(new Postmaster(child, ready.get(), port));
      }
      if (closing.getCount() == 0) {
        return Optional.empty();
      }
      String words = installation.log().tail(logged);
      if (attempt < ATTEMPTS && words.contains("pre-existing shared memory block")) {
        // The last processes of a killed PostgreSQL are still on their way out.
        closing.await(ATTEMPT_MILLIS, TimeUnit.MILLISECONDS);
      } else if (attempt < ATTEMPTS && words.contains("could not bind")) {
        port = freePort();
      } else {
        throw StartFailure.of(
            "PostgreSQL ended with status %d at its start".formatted(child.exitValue()),
            installation.cluster(),
            words);
      }
    }
  }

  private static Process launch(Installation installation, int port) throws IOException {
    Process child =
        Command.clean(new ProcessBuilder(installation.command(port)))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(installation.log().file().toFile()))
            .start();
    child.getOutputStream().close();
    return child;
  }

  /**
   * What the last PostgreSQL left in postmaster.pid. If its number is somebody else's by now, as it
   * soon is in a container, PostgreSQL would refuse to start: then the file goes. Processes of the
   * last one are still found by their shared memory, whose key comes from the folder.
   */
  private static Optional<PostmasterFile> forgetStranger(Installation installation)
      throws IOException {
    Optional<PostmasterFile> last = PostmasterFile.in(installation.cluster());
    if (last.isPresent() && ProcessHandle.of(last.get().pid()).isPresent()) {
      PostmasterFile.delete(installation.cluster());
      return Optional.empty();
    }
    return last;
  }

  /** PostgreSQL's own process when it is ready; empty if it ended, or was stopped as pointless. */
  private static Optional<ProcessHandle> awaitReady(
      Installation installation,
      Process child,
      Optional<PostmasterFile> before,
      CountDownLatch closing)
      throws InterruptedException {
    while (!child.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      Optional<PostmasterFile> file =
          PostmasterFile.in(installation.cluster())
              .filter(now -> before.isEmpty() || !now.isOf(before.get()));
      Optional<ProcessHandle> postgres = file.flatMap(now -> now.process(installation.cluster()));
      if (closing.getCount() == 0) {
        Signal.stop(postgres.orElse(child.toHandle()), FAST);
        return Optional.empty();
      }
      if (postgres.isPresent() && file.get().ready()) {
        return postgres;
      }
    }
    return Optional.empty();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, Inet4Address.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  /** Rolls back what is open, writes everything, and ends. */
  void stop() {
    Signal.stop(postgres, FAST);
  }
}
