package dev.baseline.cli.time;

import dev.baseline.cli.posix.CannotStart;
import dev.baseline.cli.posix.CaughtSignals;
import dev.baseline.cli.posix.ExitStatus;
import dev.baseline.cli.posix.Posix;
import dev.baseline.cli.posix.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Runs one command, as if it had been started instead of this process, and measures it.
 *
 * <p>It becomes the parent of everything that the command leaves behind and takes leave of every
 * child, so a process has at most one, and no other children.
 */
final class Stopwatch {

  private static final int NOT_FOUND = 127;
  private static final int NOT_EXECUTABLE = 126;

  private final InstantSource clock;

  Stopwatch(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Runs a command to its end.
   *
   * @param command the program and its arguments
   * @param environment {@code NAME=value} texts
   */
  Measured run(List<byte[]> command, List<byte[]> environment) {
    OwnFiles.hide();
    Posix.adoptOrphans();
    rehearse(environment);
    var before = Posix.usageOfChildren();
    var signals = new CaughtSignals();
    var startedAt = clock.instant();
    long start = System.nanoTime();
    int process;
    try {
      process = start(command, environment, signals);
    } catch (CannotStart e) {
      var program = new String(command.getFirst(), StandardCharsets.UTF_8);
      System.err.println("baseline time: cannot run " + program + ": " + e.getMessage());
      var exit = new ExitStatus(e.isNotFound() ? NOT_FOUND : NOT_EXECUTABLE);
      return new Measured(
          exit,
          false,
          startedAt,
          Duration.ofNanos(System.nanoTime() - start),
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty());
    }
    var memory = new PeakMemory(new ProcessTree(process));
    memory.sample();
    var watch = new Watch(process, signals, memory);
    var exit = Posix.await(process);
    var duration = Duration.ofNanos(System.nanoTime() - start);
    watch.stop();
    var usage = Posix.usageOfChildren().since(before);
    return new Measured(
        exit,
        watch.interrupted(),
        startedAt,
        duration,
        Optional.of(usage.user()),
        Optional.of(usage.system()),
        memory.bytes(usage));
  }

  /** A script without an interpreter's name is the shell's, as it is for a shell. */
  private static int start(List<byte[]> command, List<byte[]> environment, CaughtSignals signals) {
    try {
      return Posix.spawn(command, environment, signals.all());
    } catch (CannotStart e) {
      if (!e.isScript()) {
        throw e;
      }
      var shell = "/bin/sh".getBytes(StandardCharsets.UTF_8);
      var withShell = Stream.concat(Stream.of(shell), command.stream()).toList();
      return Posix.spawn(withShell, environment, signals.all());
    }
  }

  /** Does everything once: what Java does for the first time takes a hundred times as long. */
  private void rehearse(List<byte[]> environment) {
    var _ = clock.instant();
    try {
      Posix.spawn(List.of(new byte[0]), environment, EnumSet.allOf(Signal.class));
    } catch (CannotStart e) {
      // as it must: no program has an empty name
    }
    Posix.forgetEnded();
    new PeakMemory(new ProcessTree(ProcessHandle.current().pid())).sample();
  }
}
