package dev.baseline.cli.report;

import dev.baseline.cli.ci.Fact;
import dev.baseline.cli.ci.Facts;
import dev.baseline.cli.steps.RecordedSteps;
import dev.baseline.cli.terminal.CommandFailure;
import dev.baseline.reports.Commit;
import dev.baseline.reports.Configuration;
import dev.baseline.reports.Environment;
import dev.baseline.reports.Job;
import dev.baseline.reports.JobStatus;
import dev.baseline.reports.ProjectName;
import dev.baseline.reports.Report;
import dev.baseline.reports.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/**
 * Everything that a report is made of.
 *
 * @param facts what options, the CI system and git say, in this order
 * @param options what the job was and what came of it
 * @param axes the axes to use if none were given
 * @param environment what the job got
 * @param steps what was measured
 * @param now the time, for a job without steps
 */
record Draft(
    Facts facts,
    JobOptions options,
    Map<String, String> axes,
    Map<String, String> environment,
    RecordedSteps steps,
    Instant now) {

  private static final int LONGEST_TITLE = 500;
  private static final List<Fact> REQUIRED =
      List.of(Fact.PROJECT, Fact.COMMIT, Fact.BRANCH, Fact.RUN_PROVIDER, Fact.RUN_ID, Fact.JOB);

  /**
   * The report.
   *
   * @throws CommandFailure if something is missing or cannot be understood
   */
  Report report() {
    var missing =
        REQUIRED.stream()
            .filter(fact -> facts.get(fact).isEmpty())
            .map(Fact::option)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw CommandFailure.misused(
          "The report lacks what neither the CI system nor git says: give " + missing + ".");
    }
    return new Report(
        Optional.of(project()),
        commit(),
        run(),
        job(),
        Environment.of(environment),
        steps.steps(),
        options.measurements,
        List.of());
  }

  private ProjectName project() {
    var text = text(Fact.PROJECT);
    return ProjectName.parse(text)
        .orElseThrow(
            () ->
                CommandFailure.misused(
                    "'" + text + "' is not a project: give --project as owner/name."));
  }

  private Commit commit() {
    var title = text(Fact.COMMIT_TITLE);
    return new Commit(
        text(Fact.COMMIT),
        title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title,
        text(Fact.COMMIT_AUTHOR),
        time(Fact.COMMIT_DATE));
  }

  private Run run() {
    return new Run(
        text(Fact.RUN_PROVIDER),
        text(Fact.RUN_ID),
        number(Fact.ATTEMPT).orElse(1),
        text(Fact.BRANCH),
        text(Fact.TRIGGER),
        number(Fact.PULL_REQUEST),
        text(Fact.RUN_URL));
  }

  private Job job() {
    var started = options.started.or(steps::startedAt).or(() -> time(Fact.STARTED)).orElse(now);
    var ended = options.completed.or(steps::completedAt).orElse(now);
    return new Job(
        text(Fact.JOB),
        text(Fact.JOB_ID),
        options.kind,
        status(),
        Configuration.of(options.axes.isEmpty() ? axes : options.axes),
        options.queued,
        started,
        Optional.of(options.completed.isEmpty() && ended.isBefore(started) ? started : ended),
        text(Fact.JOB_URL));
  }

  /** The CI system knows of all that the job did, the steps only of themselves. */
  private JobStatus status() {
    return options
        .status
        .or(() -> converted(Fact.STATUS, text -> new Converters.Statuses().convert(text)))
        .or(steps::status)
        .orElseThrow(
            () ->
                CommandFailure.misused(
                    "What came of the job is not known, for no step was measured: give --status,"
                        + " as in --status fail (in GitHub Actions --status ${{ job.status }}), or"
                        + " measure a step with baseline time."));
  }

  private String text(Fact fact) {
    return facts.get(fact).orElse("");
  }

  private Optional<Instant> time(Fact fact) {
    return converted(fact, text -> new Converters.Times().convert(text));
  }

  private Optional<Integer> number(Fact fact) {
    return converted(fact, Integer::valueOf);
  }

  private <T> Optional<T> converted(Fact fact, Function<String, T> conversion) {
    try {
      return facts.get(fact).map(conversion);
    } catch (TypeConversionException | NumberFormatException e) {
      throw CommandFailure.misused(fact.option() + " " + text(fact) + ": " + e.getMessage());
    }
  }
}
