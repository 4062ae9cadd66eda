package dev.baseline.server.ingest;

import dev.baseline.reports.ProjectName;
import dev.baseline.reports.Report;
import dev.baseline.server.projects.Project;
import java.util.List;

/**
 * What the sender of a report is told about it.
 *
 * @param job the job that it became
 * @param run the run that the job belongs to
 * @param configuration the configuration that the job ran in
 * @param overridden facts that the server knew better than the report
 */
record Receipt(Link job, Link run, Named configuration, List<Overridden> overridden) {

  /**
   * Where something is found.
   *
   * @param id its key
   * @param url the path of its page
   * @param api the path of its JSON
   */
  record Link(long id, String url, String api) {}

  /**
   * Where a configuration is found.
   *
   * @param hash its hash
   * @param url the path of its page
   */
  record Named(String hash, String url) {}

  /**
   * A fact that the server could verify and the report got wrong.
   *
   * @param pointer where the report says it, as RFC 6901 writes it
   * @param claimed what the report says
   * @param used what was stored
   */
  record Overridden(String pointer, String claimed, String used) {}

  static Receipt of(Project project, Report report, RunRows.Keys keys) {
    String hash = report.job().configuration().hash();
    return new Receipt(
        link(project, "jobs", keys.job()),
        link(project, "runs", keys.run()),
        new Named(hash, project.path() + "/configurations/" + hash),
        report.project().map(claimed -> overridden(project, claimed)).orElse(List.of()));
  }

  private static Link link(Project project, String what, long id) {
    String path = "/" + what + "/" + id;
    return new Link(id, project.path() + path, project.apiPath() + path);
  }

  /** The key that a report is sent with says which project it is for. */
  private static List<Overridden> overridden(Project project, ProjectName claimed) {
    return claimed.toString().equalsIgnoreCase(project.name().toString())
        ? List.of()
        : List.of(new Overridden("/project", claimed.toString(), project.name().toString()));
  }
}
