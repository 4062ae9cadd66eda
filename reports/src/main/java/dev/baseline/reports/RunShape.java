package dev.baseline.reports;

import static dev.baseline.reports.ReportValues.ATTEMPT;
import static dev.baseline.reports.ReportValues.NAME;
import static dev.baseline.reports.ReportValues.URL;

import dev.baseline.reports.shape.ObjectShape;
import dev.baseline.reports.shape.Shape;

/** The form of a run. */
final class RunShape {

  static final Shape<Run> RUN =
      ObjectShape.of(
          run -> {
            var provider =
                run.required(
                    "provider",
                    "The CI system: github, gitlab, jenkins, local or another.",
                    NAME,
                    Run::provider);
            var id =
                run.required(
                    "id",
                    "The provider's name for the run, unique within provider and project.",
                    NAME,
                    Run::id);
            var attempt =
                run.defaulted(
                    "attempt",
                    "1 for the first execution of the run, one more for each repetition.",
                    ATTEMPT,
                    1,
                    Run::attempt);
            var branch =
                run.required("branch", "The branch that the run was for.", NAME, Run::branch);
            var trigger =
                run.defaulted(
                    "trigger",
                    "Why it ran: push, pull_request, schedule or another.",
                    NAME,
                    "",
                    Run::trigger);
            var pullRequest =
                run.optional(
                    "pullRequest",
                    "The number of the pull request that it was for.",
                    ReportValues.integer(1, Integer.MAX_VALUE),
                    Run::pullRequest);
            var url = run.defaulted("url", "Where the provider shows it.", URL, "", Run::url);
            return values ->
                new Run(
                    values.get(provider),
                    values.get(id),
                    values.get(attempt),
                    values.get(branch),
                    values.get(trigger),
                    values.get(pullRequest),
                    values.get(url));
          });

  private RunShape() {}
}
