package dev.baseline.cli.steps;

import dev.baseline.reports.JobStatus;
import dev.baseline.reports.Step;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a steps file says.
 *
 * @param steps the steps in the order in which they started, a step before its parts
 * @param warnings what could not be used, each with the line's number
 */
public record RecordedSteps(List<Step> steps, List<String> warnings) {

  private static final JsonMapper JSON = new JsonMapper();

  public RecordedSteps {
    steps = List.copyOf(steps);
    warnings = List.copyOf(warnings);
  }

  /**
   * What came of the steps: fail if an outermost one failed, cancelled if one was cancelled; empty
   * if there is none.
   */
  public Optional<JobStatus> status() {
    var statuses = steps.stream().filter(Step::isOutermost).map(Step::status).toList();
    if (statuses.stream().anyMatch(JobStatus.FAIL::equals)) {
      return Optional.of(JobStatus.FAIL);
    }
    return statuses.stream()
        .filter(status -> status != JobStatus.PASS)
        .findFirst()
        .or(() -> statuses.stream().findFirst());
  }

  /** When the first step began; empty if there is none. */
  public Optional<Instant> startedAt() {
    return steps.stream().map(Step::startedAt).min(Comparator.naturalOrder());
  }

  /** When the last step ended; empty if there is none. */
  public Optional<Instant> completedAt() {
    return steps.stream()
        .map(step -> step.startedAt().plus(step.duration()))
        .max(Comparator.naturalOrder());
  }

  static RecordedSteps of(List<String> lines) {
    var steps = new ArrayList<Step>();
    var warnings = new ArrayList<String>();
    int number = 0;
    for (var line : lines) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        steps.add(step(JSON.readTree(line)));
      } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
        warnings.add("line " + number + " is not a whole step and is left out");
      }
    }
    return ordered(steps, warnings);
  }

  /** A step whose parent is not there becomes a part of the job, rather than being lost. */
  private static RecordedSteps ordered(List<Step> steps, List<String> warnings) {
    var byStart =
        steps.stream()
            .sorted(
                Comparator.comparing(Step::startedAt)
                    .thenComparing(step -> !step.isOutermost())
                    .thenComparing(Step::duration, Comparator.reverseOrder()))
            .toList();
    var ordered = new ArrayList<Step>();
    var earlier = new HashSet<String>();
    for (var step : byStart) {
      boolean isOrphan = !step.isOutermost() && !earlier.contains(step.within());
      if (isOrphan) {
        warnings.add(
            "step " + step.name() + " is within " + step.within() + ", which did not start before");
      }
      ordered.add(isOrphan ? within(step, "") : step);
      earlier.add(step.name());
    }
    return new RecordedSteps(ordered, warnings);
  }

  private static Step within(Step step, String parent) {
    return new Step(
        step.name(),
        parent,
        step.status(),
        step.startedAt(),
        step.duration(),
        step.userTime(),
        step.systemTime(),
        step.peakMemory());
  }

  private static Step step(JsonNode json) {
    var memory = json.path("peakMemoryBytes");
    return new Step(
        json.required("name").asString(),
        json.path("within").asString(""),
        status(json.required("status").asString()),
        Instant.parse(json.required("startedAt").asString()),
        duration(json.required("seconds")).orElseThrow(IllegalArgumentException::new),
        duration(json.path("userSeconds")),
        duration(json.path("systemSeconds")),
        memory.isNumber() ? OptionalLong.of(memory.asLong()) : OptionalLong.empty());
  }

  private static JobStatus status(String token) {
    return Stream.of(JobStatus.values())
        .filter(status -> status.token().equals(token))
        .findFirst()
        .orElseThrow(IllegalArgumentException::new);
  }

  private static Optional<Duration> duration(JsonNode seconds) {
    return seconds.isNumber()
        ? Optional.of(
            Duration.ofNanos(
                seconds.decimalValue().multiply(BigDecimal.valueOf(1_000_000_000)).longValue()))
        : Optional.empty();
  }
}
