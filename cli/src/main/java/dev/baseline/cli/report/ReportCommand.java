package dev.baseline.cli.report;

import dev.baseline.cli.ci.GitCheckout;
import dev.baseline.cli.machine.Machine;
import dev.baseline.cli.machine.Tool;
import dev.baseline.cli.steps.RecordedSteps;
import dev.baseline.cli.steps.StepsFile;
import dev.baseline.cli.terminal.CommandFailure;
import dev.baseline.reports.InvalidReport;
import dev.baseline.reports.ProjectName;
import dev.baseline.reports.Report;
import dev.baseline.reports.ReportJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a job's report and sends it. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Reports a job to the server: what was built, in which configuration and environment, and"
          + " what the steps took that `baseline time` measured.",
      "What is not given as an option is taken from the variables of GitHub Actions, GitLab CI or"
          + " Jenkins, then from git. A server that cannot be reached does not fail the job: the"
          + " report is kept in a file."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the report is delivered; or it is kept in a file, without --strict",
      "1:something went wrong that should not",
      "2:the command was used wrongly, or a fact is missing",
      "3:the server refuses the report: sending it again is of no use",
      "4:the report is not delivered, with --strict"
    },
    footerHeading = "%nExample:%n",
    footer = "  baseline report --job build --axis vm=cs --axis os=linux --tool gcc")
public final class ReportCommand implements Callable<Integer> {

  @Mixin private final JobOptions job = new JobOptions();
  @Mixin private final FactOptions facts = new FactOptions();
  @Mixin private final DeliveryOptions delivery = new DeliveryOptions();

  @Option(
      names = "--steps",
      paramLabel = "FILE",
      description = "The file of steps; $BASELINE_STEPS, or .baseline/steps.jsonl, if not given.")
  private Optional<Path> steps = Optional.empty();

  @Option(
      names = "--send",
      paramLabel = "FILE",
      description = "Send a report that was kept, and make none.")
  private Optional<Path> kept = Optional.empty();

  private final Map<String, String> variables;
  private final InstantSource clock;
  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * @param variables the environment variables
   */
  public ReportCommand(Map<String, String> variables, InstantSource clock) {
    this.variables = Map.copyOf(variables);
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    return kept.isPresent() ? sendKept(kept.get()) : sendNew();
  }

  private int sendNew() throws IOException {
    var file = StepsFile.of(steps, variables);
    var recorded = file.read();
    recorded.warnings().forEach(text -> warn(file.path() + ": " + text));
    var report = report(recorded);
    byte[] document = ReportJson.write(report);
    check(document, "The report");
    if (delivery.dryRun) {
      print(document);
      return 0;
    }
    var result = send(report.project().orElseThrow(), document, folder(file.path()));
    if (result.isDelivered() && !delivery.keepSteps) {
      file.remove();
    }
    return result.exitStatus();
  }

  private int sendKept(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw CommandFailure.misused("There is no report to be read at " + file + ".");
    }
    byte[] document = Files.readAllBytes(file);
    var report = check(document, file.toString());
    var project =
        report
            .project()
            .orElseThrow(() -> CommandFailure.misused(file + " does not name its project."));
    if (delivery.dryRun) {
      print(document);
      return 0;
    }
    var result = send(project, document, folder(file));
    if (result.isDelivered()) {
      Files.deleteIfExists(file);
    }
    return result.exitStatus();
  }

  private Report report(RecordedSteps recorded) {
    var surroundings = new Surroundings(variables, new GitCheckout(Path.of("")), Machine.local());
    var now = clock.instant();
    var known = surroundings.facts(facts.facts(), now, RandomGenerator.getDefault());
    var tools = job.tools.stream().map(Tool::new).toList();
    var environment = surroundings.environment(known, tools, job.environment);
    tools.stream()
        .filter(tool -> !environment.containsKey(tool.attribute()))
        .forEach(tool -> warn(tool.name() + " --version does not answer; it is left out"));
    return new Draft(known, job, surroundings.axes(), environment, recorded, now).report();
  }

  private Outbox.Result send(ProjectName project, byte[] document, Path folder) {
    var server = delivery.server(variables);
    var key = delivery.key(variables);
    var outbox =
        new Outbox(
            folder, delivery.strict, spec.commandLine().getOut(), spec.commandLine().getErr());
    return key.isPresent()
        ? outbox.send(server, key.get(), project, document, delivery.timeout)
        : outbox.keep(document, "not delivered: BASELINE_KEY is empty, as it is in a fork");
  }

  /** Better here than by the server's answer. */
  private Report check(byte[] document, String name) {
    try {
      return ReportJson.read(new ByteArrayInputStream(document), clock.instant());
    } catch (InvalidReport e) {
      throw CommandFailure.misused(
          name
              + " does not keep the rules:\n  "
              + e.violations().stream().map(Object::toString).collect(Collectors.joining("\n  ")));
    }
  }

  private static Path folder(Path file) {
    var parent = file.getParent();
    return parent == null ? Path.of("") : parent;
  }

  private void print(byte[] document) {
    spec.commandLine().getOut().println(new String(document, StandardCharsets.UTF_8));
  }

  private void warn(String text) {
    spec.commandLine().getErr().println("baseline report: " + text);
  }
}
