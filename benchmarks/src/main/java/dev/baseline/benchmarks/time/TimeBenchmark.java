package dev.baseline.benchmarks.time;

import dev.baseline.benchmarks.machine.ProcessTree;
import dev.baseline.benchmarks.machine.Scratch;
import dev.baseline.benchmarks.machine.Server;
import dev.baseline.benchmarks.machine.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code baseline time} adds to a command, in processor seconds. */
@Command(
    name = "time",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a command that does nothing and one that computes, alone and timed by baseline time",
      "and by /usr/bin/time, in turns, and counts the processor seconds of all that was started."
    })
public final class TimeBenchmark implements Callable<Integer> {

  private static final Path PEER = Path.of("/usr/bin/time");
  private static final String LOOP = "i=0; while [ $i -lt 3000000 ]; do i=$((i+1)); done";

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "How often each has its turn; ${DEFAULT-VALUE}.")
  private int rounds;

  /** A command, run so often a turn that hundredths of a second can count it. */
  private record Task(String words, List<String> command, int times) {}

  private static final List<Task> TASKS =
      List.of(
          new Task("true", List.of("true"), 20),
          new Task("a loop in sh", List.of("sh", "-c", LOOP), 1));

  @Override
  public Integer call() throws IOException, InterruptedException {
    var table = new Table("command", "timed by", "CPU s", "added s", "ratio");
    try (var scratch = Scratch.create()) {
      for (var task : TASKS) {
        var ways = ways(scratch.path("steps.jsonl"));
        var used = new LinkedHashMap<String, Double>();
        for (int round = 0; round < rounds; round++) {
          for (var way : ways.entrySet()) {
            used.merge(way.getKey(), cpu(task, way.getValue()), Double::sum);
          }
        }
        double alone = used.getOrDefault("nobody", 0.0) / rounds;
        used.forEach(
            (way, sum) ->
                table.row(
                    task.words,
                    way,
                    Table.number(sum / rounds),
                    Table.number(sum / rounds - alone),
                    Table.number(sum / rounds / alone)));
      }
    }
    table.print("Commands, alone and timed");
    return 0;
  }

  private static Map<String, List<String>> ways(Path steps) {
    var ways = new LinkedHashMap<String, List<String>>();
    ways.put("nobody", List.of());
    if (Files.isExecutable(PEER)) {
      ways.put(PEER.toString(), List.of(PEER.toString()));
    }
    ways.put(
        "baseline time",
        List.of(
            Server.launcher().toString(),
            "time",
            "--step",
            "x",
            "--steps",
            steps.toString(),
            "--"));
    return ways;
  }

  /** The processor seconds of one execution of a task, with words put before its command. */
  private static double cpu(Task task, List<String> before)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(before);
    command.addAll(task.command);
    double start = ProcessTree.ofDriver().cpu().others();
    for (int i = 0; i < task.times; i++) {
      var process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + " ended with status " + process.exitValue());
      }
    }
    return (ProcessTree.ofDriver().cpu().others() - start) / task.times;
  }
}
