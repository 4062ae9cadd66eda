package dev.baseline.cli.report;

import dev.baseline.cli.delivery.Delivery;
import dev.baseline.cli.delivery.Delivery.Accepted;
import dev.baseline.cli.delivery.Delivery.Refused;
import dev.baseline.cli.delivery.Delivery.Unreachable;
import dev.baseline.cli.delivery.Sender;
import dev.baseline.cli.posix.Posix;
import dev.baseline.cli.terminal.SendingBar;
import dev.baseline.reports.ProjectName;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Where documents leave for the server, and are kept if they cannot. */
final class Outbox {

  /** The exit status if the server refuses a document. */
  static final int REFUSED = 3;

  /** The exit status if a document is not delivered and must be. */
  static final int UNDELIVERED = 4;

  private static final int TERMINAL_OF_ERRORS = 2;

  private final Path folder;
  private final boolean strict;
  private final PrintWriter out;
  private final PrintWriter err;

  /**
   * @param folder where documents are kept
   * @param strict whether it is an error that a document is not delivered
   */
  Outbox(Path folder, boolean strict, PrintWriter out, PrintWriter err) {
    this.folder = folder;
    this.strict = strict;
    this.out = out;
    this.err = err;
  }

  /**
   * What came of a document.
   *
   * @param isDelivered whether the server has it
   * @param exitStatus what the command ends with
   */
  record Result(boolean isDelivered, int exitStatus) {}

  /** Sends a document, and says what came of it. */
  Result send(URI server, String key, ProjectName project, byte[] document, Duration timeout) {
    return switch (deliver(server, key, project, document, timeout)) {
      case Accepted accepted -> {
        out.println(accepted.url().isEmpty() ? "The report is delivered." : accepted.url());
        for (var fact : accepted.overridden()) {
          err.printf(
              "baseline report: %s is %s for the server, not %s as reported%n",
              fact.pointer(), fact.used(), fact.claimed());
        }
        yield new Result(true, 0);
      }
      case Refused refused -> {
        explain(refused, server);
        yield new Result(false, REFUSED);
      }
      case Unreachable(var reason) -> keep(document, "not delivered to " + server + ": " + reason);
    };
  }

  private Delivery deliver(
      URI server, String key, ProjectName project, byte[] document, Duration timeout) {
    var clock = InstantSource.system();
    var random = RandomGenerator.getDefault();
    if (!Posix.isTerminal(TERMINAL_OF_ERRORS)) {
      return new Sender(server, key, clock, random, this::pause).send(project, document, timeout);
    }
    try (var bar = new SendingBar(timeout)) {
      Sender.Pause pause =
          (duration, reason) -> {
            bar.because(reason);
            Thread.sleep(duration);
          };
      return new Sender(server, key, clock, random, pause).send(project, document, timeout);
    }
  }

  private void pause(Duration duration, String reason) throws InterruptedException {
    err.printf(
        "baseline report: %s; trying again in %.1f s%n", reason, duration.toMillis() / 1000.0);
    err.flush();
    Thread.sleep(duration);
  }

  private void explain(Refused refused, URI server) {
    err.printf(
        "baseline report: %s refuses the report: %s (%d)%n",
        server, refused.title(), refused.status());
    if (!refused.detail().isEmpty()) {
      err.println("  " + refused.detail());
    }
    for (var violation : refused.violations()) {
      err.printf("  %s %s: %s%n", violation.pointer(), violation.rule(), violation.mend());
    }
  }

  /** Keeps a document for later, and says why. */
  Result keep(byte[] document, String reason) {
    err.println("baseline report: " + reason);
    var file = folder.resolve("unsent-" + UUID.nameUUIDFromBytes(document) + ".json");
    try {
      Files.createDirectories(folder);
      Files.write(file, document);
      err.println("  It is kept; send it later with: baseline report --send " + file);
    } catch (IOException e) {
      err.println("  It is lost, " + file + " cannot be written: " + e);
    }
    return new Result(false, strict ? UNDELIVERED : 0);
  }
}
