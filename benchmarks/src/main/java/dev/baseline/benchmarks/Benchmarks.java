package dev.baseline.benchmarks;

import dev.baseline.benchmarks.ingest.IngestBenchmark;
import dev.baseline.benchmarks.memory.MemoryBenchmark;
import dev.baseline.benchmarks.pages.PagesBenchmark;
import dev.baseline.benchmarks.reading.ReadingBenchmark;
import dev.baseline.benchmarks.start.StartBenchmark;
import dev.baseline.benchmarks.time.TimeBenchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command that runs one benchmark by its name. */
@Command(
    name = "benchmarks/run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs one benchmark, and prints what it measured beside the limit that is asked for.",
      "A figure beyond its limit is no failure: only a benchmark that cannot run is one."
    },
    subcommands = {
      IngestBenchmark.class,
      PagesBenchmark.class,
      StartBenchmark.class,
      MemoryBenchmark.class,
      TimeBenchmark.class,
      ReadingBenchmark.class
    })
public final class Benchmarks {

  private Benchmarks() {}

  /** Runs the benchmark that the arguments name. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Benchmarks()).execute(arguments));
  }
}
