package dev.baseline.benchmarks.ingest;

import dev.baseline.benchmarks.load.Project;
import dev.baseline.benchmarks.load.TestReports;
import dev.baseline.benchmarks.machine.Postgres;
import dev.baseline.benchmarks.machine.Scratch;
import dev.baseline.benchmarks.machine.Server;
import dev.baseline.benchmarks.machine.Table;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reports of test results through HTTP, against COPY of the same rows alone. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Sends reports to a server, and the same number of rows past it to its PostgreSQL by COPY:",
      "into the same table, one durable commit a report, by as many senders, in turns."
    })
public final class IngestBenchmark implements Callable<Integer> {

  private static final double LIMIT = 0.5;

  @Option(
      names = "--senders",
      split = ",",
      defaultValue = "1,4",
      description = "How many send at a time; ${DEFAULT-VALUE}.")
  private List<Integer> senders = List.of();

  @Option(
      names = "--rounds",
      defaultValue = "7",
      description = "How often each way has its turn; ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--reports",
      defaultValue = "60",
      description = "How many reports a turn, of all senders; ${DEFAULT-VALUE}.")
  private int reports;

  @Option(
      names = "--warm-up",
      defaultValue = "400",
      description = "How many reports are sent before; ${DEFAULT-VALUE}.")
  private int warmUp;

  @Option(
      names = "--tests",
      defaultValue = "2000",
      description = "How many test results a report has; ${DEFAULT-VALUE}.")
  private int tests;

  @Option(names = "--gzip", description = "Compress the reports, as baseline report does.")
  private boolean gzip;

  @Option(
      names = "--server-options",
      split = " ",
      description = "More options for the server's JVM, such as those of a recording.")
  private List<String> serverOptions = List.of();

  @Override
  public Integer call() throws IOException, SQLException {
    try (var scratch = Scratch.create()) {
      var server = scratch.keep(Server.start(scratch.path("data"), serverOptions));
      var project = Project.create(server);
      var http =
          new HttpRound(server, project, new TestReports(tests, TestReports.USUAL_DETAILS), gzip);
      var table =
          new Table(
              "senders",
              "way",
              "rows/s",
              "ratio",
              "CPU s per 100,000 rows",
              "JVM",
              "PostgreSQL",
              "sender");
      for (int count : senders) {
        http.run(count, warmUp);
        var copy = new CopyRound(new Postgres(server.data()), http, tests);
        copy.run(count, Math.min(warmUp, reports));
        compare(table, count, http, copy, server);
      }
      table.print(
          String.format(
              Locale.ROOT,
              "%,d test results a report: HTTP against COPY alone (asked: at least %.1f of its rows/s)",
              tests,
              LIMIT));
    }
    return 0;
  }

  private void compare(Table table, int count, HttpRound http, CopyRound copy, Server server) {
    var byHttp = new Costs(server.processes());
    var byCopy = new Costs(server.processes());
    for (int round = 0; round < rounds; round++) {
      byHttp.measure(http.prepare(count, reports), (long) reports * tests);
      byCopy.measure(copy.prepare(count, reports), (long) reports * tests);
    }
    byCopy.row(table, count, "COPY", byCopy);
    byHttp.row(table, count, "HTTP", byCopy);
  }
}
