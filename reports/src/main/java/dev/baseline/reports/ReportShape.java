package dev.baseline.reports;

import dev.baseline.reports.shape.ObjectShape;
import dev.baseline.reports.shape.ObjectShape.Layout;
import dev.baseline.reports.shape.ObjectShape.Values;
import dev.baseline.reports.shape.Reading;
import dev.baseline.reports.shape.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The form of a report: its fields, with their rules and their sentences in the schema. */
final class ReportShape {

  static final Shape<Report> REPORT = ObjectShape.of(ReportShape::lay);

  private ReportShape() {}

  private static Function<Values, Report> lay(Layout<Report> report) {
    report.ignored(
        "$schema", "The schema that an editor checks the document by.", ReportValues.MESSAGE);
    var project =
        report.optional(
            "project",
            "The repository, as owner/name; a verified token's word goes before it.",
            ReportValues.PROJECT,
            Report::project);
    var commit = report.required("commit", "What was built.", CommitShape.COMMIT, Report::commit);
    var run = report.required("run", "The run that the job belongs to.", RunShape.RUN, Report::run);
    var job = report.required("job", "The job itself.", JobShape.JOB, Report::job);
    var environment =
        report.defaulted(
            "environment",
            "What the job got: attributes of machine, image and tools that last beyond the job.",
            ReportValues.ATTRIBUTES.as(Environment::of, Environment::attributes),
            Environment.of(Map.of()),
            Report::environment);
    var steps =
        report.defaulted(
            "steps",
            "The timed phases of the job, in the order in which they began.",
            StepShape.STEPS,
            List.of(),
            Report::steps);
    var measurements =
        report.defaulted(
            "measurements",
            "Values with a unit.",
            MeasurementShape.MEASUREMENTS,
            List.of(),
            Report::measurements);
    var tests =
        report.defaulted("tests", "Test results.", TestShape.TESTS, List.of(), Report::tests);
    report.rule(
        "A job that is queued or running has neither measurements nor tests.",
        ReportShape::resultsAfterTheEnd);
    return values ->
        new Report(
            values.get(project),
            values.get(commit),
            values.get(run),
            values.get(job),
            values.get(environment),
            values.get(steps),
            values.get(measurements),
            values.get(tests));
  }

  private static void resultsAfterTheEnd(Report report, Reading reading) {
    if (!report.job().status().isFinal()) {
      noneYet("measurements", report.measurements(), report, reading);
      noneYet("tests", report.tests(), report, reading);
    }
  }

  private static void noneYet(String field, List<?> results, Report report, Reading reading) {
    if (!results.isEmpty()) {
      reading.refuse(
          field,
          "must be empty while the job is " + report.job().status().token(),
          "send them when the job has ended, with its status");
    }
  }
}
