package dev.baseline.reports;

import static dev.baseline.reports.ReportValues.NAME;
import static dev.baseline.reports.ReportValues.STATUS;
import static dev.baseline.reports.ReportValues.TIME;
import static dev.baseline.reports.ReportValues.URL;

import dev.baseline.reports.shape.ChoiceShape;
import dev.baseline.reports.shape.ObjectShape;
import dev.baseline.reports.shape.ObjectShape.Layout;
import dev.baseline.reports.shape.ObjectShape.Values;
import dev.baseline.reports.shape.Reading;
import dev.baseline.reports.shape.Shape;
import java.util.function.Function;

/** The form of a job. */
final class JobShape {

  private static final ChoiceShape<JobKind> KIND =
      ChoiceShape.of(JobKind.values(), JobKind::token, "write \"build\" for a job that compiles");

  static final Shape<Job> JOB = ObjectShape.of(JobShape::lay);

  private JobShape() {}

  private static Function<Values, Job> lay(Layout<Job> job) {
    var name =
        job.required(
            "name",
            "The task's name without its matrix values, such as build-racketcs.",
            NAME,
            Job::name);
    var id =
        job.defaulted(
            "id",
            "Tells apart jobs of one run that share name and configuration.",
            NAME,
            "",
            Job::id);
    var kind = job.defaulted("kind", "What it does.", KIND, JobKind.BUILD, Job::kind);
    var status = job.required("status", "What came of it, or how far it is.", STATUS, Job::status);
    var configuration =
        job.required(
            "configuration",
            "What was asked for: the value of every axis of the build matrix.",
            ReportValues.AXES.as(Configuration::of, Configuration::axes),
            Job::configuration);
    var queuedAt = job.optional("queuedAt", "When it was asked for.", TIME, Job::queuedAt);
    var startedAt = job.required("startedAt", "When it began.", TIME, Job::startedAt);
    var completedAt = job.optional("completedAt", "When it ended.", TIME, Job::completedAt);
    var url = job.defaulted("url", "Where the provider shows it.", URL, "", Job::url);
    job.rule(
        "queuedAt is not after startedAt, nor startedAt after completedAt.", JobShape::ordered);
    job.rule(
        "completedAt is there just when the status is neither queued nor running.",
        JobShape::completed);
    return values ->
        new Job(
            values.get(name),
            values.get(id),
            values.get(kind),
            values.get(status),
            values.get(configuration),
            values.get(queuedAt),
            values.get(startedAt),
            values.get(completedAt),
            values.get(url));
  }

  private static void ordered(Job job, Reading reading) {
    if (job.queuedAt().filter(queued -> queued.isAfter(job.startedAt())).isPresent()) {
      reading.refuse(
          "queuedAt",
          "must not be after startedAt, which is " + job.startedAt(),
          "take both times from one clock");
    }
    if (job.completedAt().filter(end -> end.isBefore(job.startedAt())).isPresent()) {
      reading.refuse(
          "completedAt",
          "must not be before startedAt, which is " + job.startedAt(),
          "take both times from one clock");
    }
  }

  private static void completed(Job job, Reading reading) {
    var status = job.status().token();
    if (job.status().isFinal() && job.completedAt().isEmpty()) {
      reading.refuse(
          "completedAt",
          "must be there, for the status " + status + " says that the job ended",
          "add when it ended, or write the status \"running\"");
    } else if (!job.status().isFinal() && job.completedAt().isPresent()) {
      reading.refuse(
          "completedAt",
          "must not be there, for the status " + status + " says that the job has not ended",
          "remove it, or write the status that the job ended with");
    }
  }
}
