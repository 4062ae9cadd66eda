package dev.baseline.benchmarks.reading;

import dev.baseline.benchmarks.load.TestReports;
import dev.baseline.benchmarks.machine.Table;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The reader of reports, against the tokenizer that it stands on. */
@Command(
    name = "reading",
    mixinStandardHelpOptions = true,
    description = "Reads a report of 2,000 test results, and only its tokens, with JMH.")
public final class ReadingBenchmark implements Callable<Integer> {

  @Option(
      names = "--forks",
      defaultValue = "2",
      description = "How many JVMs, one after the other; ${DEFAULT-VALUE}.")
  private int forks;

  @Option(
      names = "--iterations",
      defaultValue = "8",
      description = "How many measured seconds in each; ${DEFAULT-VALUE}.")
  private int iterations;

  @Override
  public Integer call() throws RunnerException {
    var results =
        new Runner(
                new OptionsBuilder()
                    .include(ReadBenchmark.class.getName())
                    .forks(forks)
                    .warmupIterations(6)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(iterations)
                    .measurementTime(TimeValue.seconds(1))
                    .jvmArgs("-XX:+UseSerialGC", "-Xmx256m", "-XX:+UseCompactObjectHeaders")
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run().stream()
                .collect(
                    Collectors.toMap(
                        result -> result.getPrimaryResult().getLabel(),
                        result -> result.getPrimaryResult().getStatistics().getPercentile(50)));
    double tokens = results.getOrDefault("tokens", Double.NaN);
    var table = new Table("reading", "median µs", "ratio");
    for (String name : new String[] {"tokens", "texts", "report"}) {
      double micros = results.getOrDefault(name, Double.NaN);
      table.row(name, Table.number(micros), Table.number(micros / tokens));
    }
    table.print(
        "A report of "
            + ReadBenchmark.TESTS
            + " test results ("
            + new TestReports(ReadBenchmark.TESTS, TestReports.USUAL_DETAILS).document(0, 0).length
                / 1000
            + " kB): read and checked, against Jackson's tokens alone");
    return 0;
  }
}
