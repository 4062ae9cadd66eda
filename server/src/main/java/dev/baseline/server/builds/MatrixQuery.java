package dev.baseline.server.builds;

import dev.baseline.reports.JobKind;
import dev.baseline.server.http.Query;
import dev.baseline.server.pages.Link;
import dev.baseline.server.projects.Project;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the address of a matrix asks for.
 *
 * @param rows the axis whose values are the rows; chosen by the data if absent
 * @param columns the axis whose values are the columns; chosen by the data if absent, and none if
 *     it is {@value #NONE}
 * @param filters the axes that are held to one value
 * @param kind the kind of the jobs
 * @param branch the branch of the jobs
 * @param metric the metric that is shown
 */
record MatrixQuery(
    Optional<String> rows,
    Optional<String> columns,
    Map<String, String> filters,
    String kind,
    String branch,
    String metric) {

  static final String NONE = "-";
  static final String AXIS = "axis.";
  static final List<String> KINDS = Arrays.stream(JobKind.values()).map(JobKind::token).toList();

  MatrixQuery {
    filters = Collections.unmodifiableMap(new TreeMap<>(filters));
  }

  static MatrixQuery of(Query query, Project project) {
    return new MatrixQuery(
        query.text("rows"),
        query.text("columns"),
        query.under(AXIS),
        query.choice("kind", KINDS).orElse(KINDS.getFirst()),
        query.text("branch").orElse(project.defaultBranch()),
        query.text("metric").orElse("duration"));
  }

  /** The page of a lane, with what this query has chosen. */
  String configurationPath(Project project, Lane lane, boolean hasSeveralJobs) {
    return Link.to(project.path() + "/configurations/" + lane.hash())
        .with("branch", branch.equals(project.defaultBranch()) ? "" : branch)
        .with("kind", kind.equals(KINDS.getFirst()) ? "" : kind)
        .with("job", hasSeveralJobs ? lane.job() : "")
        .with("metric", metric.equals("duration") ? "" : metric)
        .toString();
  }
}
