package dev.baseline.benchmarks.pages;

import dev.baseline.benchmarks.machine.Scratch;
import dev.baseline.benchmarks.machine.Table;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Pages against the SQL behind them, in histories of several sizes. */
@Command(
    name = "pages",
    mixinStandardHelpOptions = true,
    description = {
      "Loads histories of several sizes, each into a server of its own, and asks for pages over a",
      "connection that is kept alive, in turns with the same SQL alone on one connection."
    })
public final class PagesBenchmark implements Callable<Integer> {

  @Option(
      names = "--measurements",
      split = ",",
      defaultValue = "50000,500000,5000000",
      description = "How many measurements each history has; ${DEFAULT-VALUE}.")
  private List<Long> measurements = List.of();

  @Option(
      names = "--commits-a-day",
      defaultValue = "3",
      description = "How many commits a day has, each in 60 configurations; ${DEFAULT-VALUE}.")
  private int commitsADay;

  @Option(
      names = "--requests",
      defaultValue = "400",
      description = "How often each page is asked for; ${DEFAULT-VALUE}.")
  private int requests;

  @Option(
      names = "--warm-up",
      defaultValue = "600",
      description = "How often before; ${DEFAULT-VALUE}.")
  private int warmUp;

  @Option(
      names = "--variants",
      defaultValue = "12",
      description = "How many configurations take turns; ${DEFAULT-VALUE}.")
  private int variants;

  @Override
  public Integer call() throws IOException, SQLException {
    try (var scratch = Scratch.create()) {
      var visits = new ArrayList<Visits>();
      for (long wanted : measurements) {
        long start = System.nanoTime();
        var history = History.load(scratch, wanted, commitsADay, variants);
        System.err.printf(
            Locale.ROOT,
            "loaded %,d measurements in %.0f s%n",
            history.measurements(),
            (System.nanoTime() - start) / 1e9);
        visits.add(scratch.keep(Visits.open(history)));
      }
      for (var each : visits) {
        each.warmUp(warmUp);
      }
      for (int turn = 0; turn < requests; turn++) {
        for (var each : visits) {
          each.take(turn);
        }
      }
      for (var each : visits) {
        each.count(requests);
      }
      print(visits);
    }
    return 0;
  }

  private static void print(List<Visits> visits) {
    var table =
        new Table(
            "page",
            "measurements",
            "queries",
            "page ms",
            "p99",
            "SQL ms",
            "p99",
            "ratio",
            "to first",
            "CPU ms: JVM",
            "PostgreSQL",
            "of SQL alone");
    for (var kind : PageKind.values()) {
      for (var each : visits) {
        each.row(table, kind, visits.getFirst());
      }
    }
    table.print(
        "Pages against their SQL (asked: at most 3) and against the size (asked: no growth)");
  }
}
