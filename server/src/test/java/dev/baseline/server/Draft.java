package dev.baseline.server;

import dev.baseline.reports.Commit;
import dev.baseline.reports.Configuration;
import dev.baseline.reports.Direction;
import dev.baseline.reports.Environment;
import dev.baseline.reports.Job;
import dev.baseline.reports.JobKind;
import dev.baseline.reports.JobStatus;
import dev.baseline.reports.Measurement;
import dev.baseline.reports.Outcome;
import dev.baseline.reports.Report;
import dev.baseline.reports.ReportJson;
import dev.baseline.reports.Run;
import dev.baseline.reports.Step;
import dev.baseline.reports.TestName;
import dev.baseline.reports.TestResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A report in the making: a build that passed, until a test says otherwise. */
public final class Draft {

  /** When the jobs of drafts start. */
  public static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

  private String sha = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
  private String run = "1";
  private String branch = "main";
  private String name = "build";
  private String id = "";
  private JobKind kind = JobKind.BUILD;
  private JobStatus status = JobStatus.PASS;
  private Map<String, String> axes = Map.of("os", "linux", "vm", "cs");
  private Instant startedAt = START;
  private Duration duration = Duration.ofMinutes(1);
  private final List<Step> steps = new ArrayList<>();
  private final List<Measurement> measurements = new ArrayList<>();
  private final List<TestResult> tests = new ArrayList<>();

  /** What was built. */
  public Draft sha(String sha) {
    this.sha = sha;
    return this;
  }

  /** The run's id. */
  public Draft run(String run) {
    this.run = run;
    return this;
  }

  /** The run's branch. */
  public Draft branch(String branch) {
    this.branch = branch;
    return this;
  }

  /** The job's name. */
  public Draft name(String name) {
    this.name = name;
    return this;
  }

  /** The job's id within its run. */
  public Draft id(String id) {
    this.id = id;
    return this;
  }

  /** The job's kind. */
  public Draft kind(JobKind kind) {
    this.kind = kind;
    return this;
  }

  /** The job's status. */
  public Draft status(JobStatus status) {
    this.status = status;
    return this;
  }

  /** The job's configuration. */
  public Draft axes(Map<String, String> axes) {
    this.axes = Map.copyOf(axes);
    return this;
  }

  /** When the job started. */
  public Draft startedAt(Instant startedAt) {
    this.startedAt = startedAt;
    return this;
  }

  /** When the job started, in seconds after {@link #START}. */
  public Draft after(long seconds) {
    return startedAt(START.plusSeconds(seconds));
  }

  /** How long the job took. */
  public Draft took(Duration duration) {
    this.duration = duration;
    return this;
  }

  /** Adds a step. */
  public Draft step(String step, String within) {
    steps.add(
        new Step(
            step,
            within,
            JobStatus.PASS,
            startedAt,
            duration,
            Optional.of(duration),
            Optional.of(Duration.ZERO),
            OptionalLong.of(1_000)));
    return this;
  }

  /** Adds a measurement in bytes. */
  public Draft measured(String metric, double value) {
    measurements.add(new Measurement(metric, value, "B", Direction.LOWER));
    return this;
  }

  /** Adds a test result. */
  public Draft test(String test, Outcome outcome, int attempt, String message) {
    tests.add(
        new TestResult(
            new TestName("core", "list.rktl", test, ""),
            outcome,
            attempt,
            Optional.of(Duration.ofMillis(5)),
            message,
            message.isEmpty() ? "" : message + "\nat line 7\twith a \\backslash"));
    return this;
  }

  /** The report. */
  public Report report() {
    return new Report(
        Optional.empty(),
        new Commit(sha, "Make it smaller", "Ada Lovelace", Optional.of(START.minusSeconds(600))),
        new Run(
            "github", run, 1, branch, "push", Optional.empty(), "https://ci.example.org/" + run),
        new Job(
            name,
            id,
            kind,
            status,
            Configuration.of(axes),
            Optional.of(startedAt.minusSeconds(20)),
            startedAt,
            status.isFinal() ? Optional.of(startedAt.plus(duration)) : Optional.empty(),
            ""),
        Environment.of(Map.of(Environment.CPU_CORES, "4")),
        steps,
        measurements,
        tests);
  }

  /** The report's JSON. */
  public String json() {
    return new String(ReportJson.write(report()), StandardCharsets.UTF_8);
  }
}
