package dev.baseline.reports;

import static dev.baseline.reports.ReportValues.CLOCK;
import static dev.baseline.reports.ReportValues.NAME;
import static dev.baseline.reports.ReportValues.SECONDS;
import static dev.baseline.reports.ReportValues.STATUS;
import static dev.baseline.reports.ReportValues.TIME;

import dev.baseline.reports.shape.IntegerShape;
import dev.baseline.reports.shape.ListShape;
import dev.baseline.reports.shape.ObjectShape;
import dev.baseline.reports.shape.ObjectShape.Layout;
import dev.baseline.reports.shape.ObjectShape.Values;
import dev.baseline.reports.shape.Reading;
import dev.baseline.reports.shape.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The form of a report's steps. */
final class StepShape {

  static final Shape<List<Step>> STEPS =
      ListShape.of(
          ObjectShape.of(StepShape::lay),
          Report.MAX_STEPS,
          "Every step within another comes after that one.",
          () -> {
            var earlier = new HashSet<String>();
            return (step, reading) -> {
              if (!step.isOutermost() && !earlier.contains(step.within())) {
                reading.refuse(
                    "within",
                    "must be the name of an earlier step",
                    "list that step first, or leave this out");
                return false;
              }
              earlier.add(step.name());
              return true;
            };
          });

  private StepShape() {}

  private static Function<Values, Step> lay(Layout<Step> step) {
    var name = step.required("name", "What it does: configure, make.", NAME, Step::name);
    var within =
        step.defaulted(
            "within", "The name of the step that this one is a part of.", NAME, "", Step::within);
    var status = step.defaulted("status", "What came of it.", STATUS, JobStatus.PASS, Step::status);
    var startedAt = step.required("startedAt", "When it began.", TIME, Step::startedAt);
    var seconds =
        step.required("seconds", "How long it took by the clock.", SECONDS, Step::duration);
    var userSeconds =
        step.optional(
            "userSeconds",
            "Processor time that its processes spent in their own code.",
            SECONDS,
            Step::userTime);
    var systemSeconds =
        step.optional(
            "systemSeconds",
            "Processor time that the kernel spent for its processes.",
            SECONDS,
            Step::systemTime);
    var peakMemoryBytes =
        step.optional(
            "peakMemoryBytes",
            "The most memory that its whole process tree held at a time.",
            new IntegerShape(0, IntegerShape.MAX),
            each -> each.peakMemory().stream().boxed().findAny());
    step.rule("A step ends before now.", StepShape::ended);
    return values ->
        new Step(
            values.get(name),
            values.get(within),
            values.get(status),
            values.get(startedAt),
            values.get(seconds),
            values.get(userSeconds),
            values.get(systemSeconds),
            unboxed(values.get(peakMemoryBytes)));
  }

  private static void ended(Step step, Reading reading) {
    var end = step.startedAt().plus(step.duration());
    if (!CLOCK.hasCome(end, reading)) {
      reading.refuse(
          "seconds",
          "must not reach into the future: the step would end at " + end,
          "write seconds, not milliseconds, and correct the clock of the sender");
    }
  }

  private static OptionalLong unboxed(Optional<Long> value) {
    return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }
}
