package dev.baseline.cli.time;

import dev.baseline.cli.posix.Launch;
import dev.baseline.cli.steps.StepsFile;
import dev.baseline.reports.JobStatus;
import dev.baseline.reports.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a command, measures it, and keeps what it measured for the report. */
@Command(
    name = "time",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a command and measures it as a step of the job.",
      "The command has its input, its output, its signals and its exit status as if it ran alone."
    },
    exitCodeOnInvalidInput = TimeCommand.MISUSED,
    exitCodeOnExecutionException = TimeCommand.MISUSED,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "n:the command's own exit status",
      "125:this command was used wrongly; nothing was run",
      "126:the command is not executable",
      "127:the command was not found",
      "128+n:the command was ended by signal n"
    },
    footerHeading = "%nExample:%n",
    footer = "  baseline time --step compile -- make -j4")
public final class TimeCommand implements Callable<Integer> {

  static final int MISUSED = 125;

  private static final int LONGEST_NAME = 200;

  @Spec private CommandSpec spec = CommandSpec.create();
  private String step = "";

  @Option(
      names = "--step",
      required = true,
      paramLabel = "NAME",
      description = "The step's name, such as configure.")
  void step(String name) {
    step = name.strip();
    if (step.isEmpty() || step.length() > LONGEST_NAME) {
      throw new ParameterException(
          spec.commandLine(),
          "The step's name has " + step.length() + " characters: give it 1 to " + LONGEST_NAME);
    }
  }

  @Option(
      names = "--within",
      paramLabel = "PARENT",
      description = "The name of the step that this one is a part of.")
  private String within = "";

  @Option(
      names = "--steps",
      paramLabel = "FILE",
      description =
          "The file to add the step to; $BASELINE_STEPS, or .baseline/steps.jsonl, if not given.")
  private Optional<Path> steps = Optional.empty();

  @Parameters(
      arity = "1..*",
      paramLabel = "COMMAND",
      description = "What to run, and its arguments.")
  private List<String> command = List.of();

  @Override
  public Integer call() {
    var measured =
        new Stopwatch(InstantSource.system()).run(Launch.arguments(command), Launch.environment());
    var file = StepsFile.of(steps, System.getenv());
    try {
      file.append(step(measured), measured.exit().code());
    } catch (IOException | RuntimeException e) {
      System.err.println(
          "baseline time: step " + step + " is lost, " + file.path() + " cannot be written: " + e);
    }
    return measured.exit().code();
  }

  private Step step(Measured measured) {
    return new Step(
        step,
        within.strip(),
        status(measured),
        measured.startedAt(),
        measured.duration(),
        measured.userTime(),
        measured.systemTime(),
        measured.peakMemory());
  }

  private static JobStatus status(Measured measured) {
    if (measured.exit().isSuccess()) {
      return JobStatus.PASS;
    }
    return measured.interrupted() ? JobStatus.CANCELLED : JobStatus.FAIL;
  }
}
