package dev.baseline.reports;

import static dev.baseline.reports.ReportValues.ATTEMPT;
import static dev.baseline.reports.ReportValues.DETAILS;
import static dev.baseline.reports.ReportValues.MESSAGE;
import static dev.baseline.reports.ReportValues.SECONDS;
import static dev.baseline.reports.ReportValues.TEST_NAME;
import static dev.baseline.reports.ReportValues.TEST_PART;

import dev.baseline.reports.shape.ChoiceShape;
import dev.baseline.reports.shape.ListShape;
import dev.baseline.reports.shape.ObjectShape;
import dev.baseline.reports.shape.ObjectShape.Layout;
import dev.baseline.reports.shape.ObjectShape.Values;
import dev.baseline.reports.shape.Shape;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/** The form of a report's test results. */
final class TestShape {

  private static final ChoiceShape<Outcome> OUTCOME =
      ChoiceShape.of(
          Outcome.values(),
          Outcome::token,
          "write \"pass\" or \"fail\", \"skip\" if it did not run");

  static final Shape<List<TestResult>> TESTS =
      ListShape.of(
          ObjectShape.of(TestShape::lay),
          Report.MAX_TESTS,
          "Every attempt of a test (suite, file, name, parameters) at most once.",
          () -> {
            var executions = new HashSet<Execution>();
            return (result, reading) -> {
              if (executions.add(new Execution(result.test(), result.attempt()))) {
                return true;
              }
              reading.refuse(
                  "must be sent once, but an earlier result has this test and attempt",
                  "count the attempts of a repeated test, or tell the tests apart by parameters");
              return false;
            };
          });

  private TestShape() {}

  private static Function<Values, TestResult> lay(Layout<TestResult> result) {
    var suite =
        result.defaulted(
            "suite", "The suite that it belongs to.", TEST_PART, "", each -> each.test().suite());
    var file =
        result.defaulted(
            "file",
            "The file that defines it, relative to the repository.",
            TEST_PART,
            "",
            each -> each.test().file());
    var name =
        result.required(
            "name", "The test's name, the same every time.", TEST_NAME, each -> each.test().name());
    var parameters =
        result.defaulted(
            "parameters",
            "The values that it was run with.",
            TEST_PART,
            "",
            each -> each.test().parameters());
    var outcome = result.required("outcome", "What came of it.", OUTCOME, TestResult::outcome);
    var attempt =
        result.defaulted(
            "attempt",
            "1 for the first execution within the job, one more for each repetition.",
            ATTEMPT,
            1,
            TestResult::attempt);
    var seconds = result.optional("seconds", "How long it took.", SECONDS, TestResult::duration);
    var message =
        result.defaulted(
            "message", "The first line of what went wrong.", MESSAGE, "", TestResult::message);
    var details =
        result.defaulted(
            "details", "The whole of what went wrong.", DETAILS, "", TestResult::details);
    return values ->
        new TestResult(
            new TestName(
                values.get(suite), values.get(file), values.get(name), values.get(parameters)),
            values.get(outcome),
            values.get(attempt),
            values.get(seconds),
            values.get(message),
            values.get(details));
  }

  /** In order, so that a hash table can tell apart those that were made to hash alike. */
  private record Execution(TestName test, int attempt) implements Comparable<Execution> {

    private static final Comparator<Execution> ORDER =
        Comparator.comparing(Execution::test).thenComparingInt(Execution::attempt);

    @Override
    public int compareTo(Execution other) {
      return ORDER.compare(this, other);
    }
  }
}
