package dev.baseline.cli.report;

import dev.baseline.reports.JobKind;
import dev.baseline.reports.JobStatus;
import dev.baseline.reports.Measurement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for what the job was and what came of it. */
final class JobOptions {

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "build",
      completionCandidates = Converters.Kinds.class,
      converter = Converters.Kinds.class,
      description = "What the job does: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  JobKind kind = JobKind.BUILD;

  @Option(
      names = "--axis",
      paramLabel = "KEY=VALUE",
      description =
          "An axis of the configuration, such as vm=cs; repeat it. Default: this machine's os and"
              + " arch.")
  Map<String, String> axes = new LinkedHashMap<>();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      completionCandidates = Converters.Statuses.class,
      converter = Converters.Statuses.class,
      description =
          "What came of the job: ${COMPLETION-CANDIDATES}, or the CI system's own word, such as"
              + " success. Default: what GitLab says in after_script; else fail if an outermost"
              + " step failed, cancelled if one was cancelled, else pass. To be given if there is"
              + " no step.")
  Optional<JobStatus> status = Optional.empty();

  @Option(
      names = "--queued",
      paramLabel = "TIME",
      converter = Converters.Times.class,
      description = "When the job was asked for, as in 2026-02-28T12:00:00Z.")
  Optional<Instant> queued = Optional.empty();

  @Option(
      names = "--started",
      paramLabel = "TIME",
      converter = Converters.Times.class,
      description = "When the job began. Default: when the first step did.")
  Optional<Instant> started = Optional.empty();

  @Option(
      names = "--completed",
      paramLabel = "TIME",
      converter = Converters.Times.class,
      description = "When the job ended. Default: when the last step did.")
  Optional<Instant> completed = Optional.empty();

  @Option(
      names = "--environment",
      paramLabel = "KEY=VALUE",
      description = "Something else that the job got, such as runner.image=arm-2; repeat it.")
  Map<String, String> environment = new LinkedHashMap<>();

  @Option(
      names = "--tool",
      paramLabel = "NAME",
      description = "A program whose version matters: its --version is asked; repeat it.")
  List<String> tools = List.of();

  @Option(
      names = "--measure",
      paramLabel = "NAME=VALUE:UNIT[:lower|higher]",
      converter = Converters.Measurements.class,
      description = "A value, and which way it gets better, such as size=1024:B:lower; repeat it.")
  List<Measurement> measurements = List.of();
}
