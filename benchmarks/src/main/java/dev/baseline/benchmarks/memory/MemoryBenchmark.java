package dev.baseline.benchmarks.memory;

import dev.baseline.benchmarks.load.Project;
import dev.baseline.benchmarks.load.TestReports;
import dev.baseline.benchmarks.machine.Crew;
import dev.baseline.benchmarks.machine.Scratch;
import dev.baseline.benchmarks.machine.Server;
import dev.baseline.benchmarks.machine.Table;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The server's memory while usual reports, large reports and pages come all at once. */
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    description = {
      "Sends a server with its usual heap four usual reports, three large ones and two requests",
      "for pages at a time, for a while, and looks at its memory."
    })
public final class MemoryBenchmark implements Callable<Integer> {

  private static final int SMALL = 4;
  private static final int LARGE = 3;
  private static final int READERS = 2;
  private static final int FIRST_LARGE_LANE = 100;
  private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");

  @Option(names = "--seconds", defaultValue = "60", description = "How long; ${DEFAULT-VALUE}.")
  private int seconds;

  private final TestReports usual = new TestReports(2_000, TestReports.USUAL_DETAILS);

  /**
   * Each of the two ways to be large: many results, or much to say about some. How many fail is
   * drawn, and stays well below the 16 MiB that a report may have.
   */
  private final List<TestReports> large =
      List.of(new TestReports(95_000, 100), new TestReports(20_000, 50_000));

  private final Traffic reports = new Traffic("2,000 results");
  private final Traffic largeReports = new Traffic("more than 10 MiB");
  private final Traffic pages = new Traffic("pages");
  private final AtomicLong postgresMemory = new AtomicLong();

  @Override
  public Integer call() throws IOException {
    try (var scratch = Scratch.create()) {
      Path log = scratch.path("gc.log");
      var server =
          scratch.keep(Server.start(scratch.path("data"), List.of("-Xlog:gc:file=" + log)));
      var project = Project.create(server);
      long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
      Crew.run(
          SMALL + LARGE + READERS + 1,
          member -> {
            if (member < SMALL) {
              send(server.url(), project, member, end);
            } else if (member < SMALL + LARGE) {
              sendLarge(server.url(), project, member - SMALL, end);
            } else if (member < SMALL + LARGE + READERS) {
              read(server.url(), project, end);
            } else {
              watch(server, end);
            }
          });
      print(server, Files.readString(log));
    }
    return 0;
  }

  private void send(URI url, Project project, int lane, long end) {
    for (int i = 0; System.nanoTime() < end; i++) {
      byte[] document = usual.document(lane, i);
      reports.count(url, connection -> project.send(connection, document, false));
    }
  }

  private void sendLarge(URI url, Project project, int sender, long end) {
    for (int i = 0; System.nanoTime() < end; i++) {
      byte[] document =
          large.get((sender + i) % large.size()).document(FIRST_LARGE_LANE + sender, i);
      largeReports.count(url, connection -> project.send(connection, document, false));
    }
  }

  private void read(URI url, Project project, long end) {
    List<String> paths = List.of("/", project.path(), project.path() + "?kind=test");
    for (int i = 0; System.nanoTime() < end; i++) {
      String path = paths.get(i % paths.size());
      pages.count(url, connection -> connection.get(path));
    }
  }

  private void watch(Server server, long end) throws InterruptedException {
    while (System.nanoTime() < end) {
      postgresMemory.accumulateAndGet(server.processes().memoryOfOthers(), Math::max);
      Thread.sleep(Duration.ofMillis(500));
    }
  }

  private void print(Server server, String collections) {
    var traffic = new Table("sent", "answers", "not 2xx", "median s", "slowest s");
    for (var each : List.of(reports, largeReports, pages)) {
      each.row(traffic);
    }
    traffic.print(
        SMALL + " usual reports, " + LARGE + " large ones, " + READERS + " pages at a time");
    var used = COLLECTION.matcher(collections).results().toList();
    var memory = new Table("memory", "MiB");
    memory.row(
        "heap, at most",
        mebibytes(used.stream().mapToLong(r -> Long.parseLong(r.group(3))).max().orElse(0)));
    memory.row(
        "heap used",
        mebibytes(used.stream().mapToLong(r -> Long.parseLong(r.group(1))).max().orElse(0)));
    memory.row(
        "heap used after a collection",
        mebibytes(used.stream().mapToLong(r -> Long.parseLong(r.group(2))).max().orElse(0)));
    memory.row("the JVM, resident", mebibytes(server.processes().peakMemory() >> 20));
    memory.row(
        "PostgreSQL, resident (shared pages counted for each process)",
        mebibytes(postgresMemory.get() >> 20));
    memory.print("At most, at any time");
    System.out.println(
        server.log().contains("OutOfMemoryError")
            ? "The server ran out of memory."
            : "No OutOfMemoryError (asked: none).");
  }

  private static String mebibytes(long count) {
    return Long.toString(count);
  }
}
