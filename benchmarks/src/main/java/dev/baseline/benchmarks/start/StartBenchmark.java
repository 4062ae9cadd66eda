package dev.baseline.benchmarks.start;

import dev.baseline.benchmarks.load.HttpConnection;
import dev.baseline.benchmarks.machine.Figures;
import dev.baseline.benchmarks.machine.ProcessTree;
import dev.baseline.benchmarks.machine.Scratch;
import dev.baseline.benchmarks.machine.Server;
import dev.baseline.benchmarks.machine.Table;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The time from starting a server on a folder that it knows to its first answer. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a server on a folder that it knows, again and again, and asks for the first page",
      "until it comes: with the class cache that the launcher makes, and without."
    })
public final class StartBenchmark implements Callable<Integer> {

  private static final String LIMIT = "2.00";
  private static final int POLL_MILLIS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Option(
      names = "--repeats",
      defaultValue = "11",
      description = "How often each way; ${DEFAULT-VALUE}.")
  private int repeats;

  private enum Way {
    WITH_CACHE("with the class cache", "-XX:AOTMode=auto"),
    WITHOUT_CACHE("without", "-XX:AOTMode=off");

    private final String words;
    private final String option;

    Way(String words, String option) {
      this.words = words;
      this.option = option;
    }
  }

  private record Costs(Figures seconds, Figures jvm, Figures postgres) {
    Costs() {
      this(new Figures(), new Figures(), new Figures());
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var costs =
        new EnumMap<Way, Costs>(
            Map.of(Way.WITH_CACHE, new Costs(), Way.WITHOUT_CACHE, new Costs()));
    try (var scratch = Scratch.create()) {
      Path data = scratch.path("data");
      Server.start(data, List.of()).close();
      for (int i = 0; i < repeats; i++) {
        for (var way : costs.entrySet()) {
          start(data, List.of(way.getKey().option), way.getValue());
        }
      }
    }
    var table =
        new Table("start", "median s", "slowest s", "asked s", "CPU s", "JVM", "PostgreSQL");
    costs.forEach(
        (way, cost) ->
            table.row(
                way.words,
                Table.number(cost.seconds.median()),
                Table.number(cost.seconds.percentile(1)),
                LIMIT,
                Table.number(cost.jvm.median() + cost.postgres.median()),
                Table.number(cost.jvm.median()),
                Table.number(cost.postgres.median())));
    table.print("From starting ./baseline serve on a known folder to the first page");
    return 0;
  }

  private static void start(Path data, List<String> options, Costs costs)
      throws IOException, InterruptedException {
    int port = freePort();
    long start = System.nanoTime();
    var process = Server.launch(data, port, options, data.resolveSibling("start.log"));
    try {
      awaitPage(process, URI.create("http://127.0.0.1:" + port), start + PATIENCE.toNanos());
      costs.seconds.add((System.nanoTime() - start) / 1e9);
      var cpu = new ProcessTree(process.toHandle()).cpu();
      costs.jvm.add(cpu.root());
      costs.postgres.add(cpu.others());
    } finally {
      Server.stop(process);
    }
  }

  private static void awaitPage(Process process, URI url, long end) throws InterruptedException {
    while (process.isAlive() && System.nanoTime() < end) {
      try (var connection = HttpConnection.open(url)) {
        connection.get("/").require();
        return;
      } catch (IOException e) {
        // It does not listen yet.
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
    }
    throw new IllegalStateException("The server did not start.");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, Inet4Address.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
