package dev.baseline.server.builds;

import dev.baseline.server.access.Access;
import dev.baseline.server.http.Query;
import dev.baseline.server.pages.Link;
import dev.baseline.server.pages.Page;
import dev.baseline.server.pages.Pages;
import dev.baseline.server.projects.Project;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;

/** The first page of a project: every configuration in a table over two of its axes. */
public final class MatrixPage {

  /** How many other branches a matrix without jobs points to at most. */
  private static final int MOST_ELSEWHERE = 20;

  private final LaneStore store;
  private final Access access;
  private final Pages pages;

  /**
   * @param jdbi the database
   * @param access says who may see the project
   * @param pages renders the page
   */
  public MatrixPage(Jdbi jdbi, Access access, Pages pages) {
    this.store = new LaneStore(jdbi);
    this.access = access;
    this.pages = pages;
  }

  /** Registers the route of the page. */
  public void register(HttpRouting.Builder routing) {
    routing.get("/projects/{owner}/{name}", this::show);
  }

  private void show(ServerRequest request, ServerResponse response) {
    var granted = access.reader(request);
    var project = granted.project();
    var query = MatrixQuery.of(Query.ofPage(request), project);
    pages.send(
        request,
        response,
        granted.identity(),
        Page.of("builds/matrix", "Matrix", project, matrix(project, query)));
  }

  private Matrix matrix(Project project, MatrixQuery query) {
    var configurations = store.axes(project, query.branch(), query.kind());
    var lanes = store.lanes(project, query.branch(), query.kind(), query.metric(), query.filters());
    var layout = new MatrixLayout(project, query, lanes);
    var branches = store.branches(project);
    return new Matrix(
        project.path() + "/settings",
        query.branch(),
        branches,
        controls(
            query, layout, configurations, store.metrics(project, query.branch(), query.kind())),
        filters(query, configurations),
        layout.rowAxis().equals(MatrixQuery.NONE) ? "" : layout.rowAxis(),
        layout.columnAxis(),
        layout.columns(),
        layout.rows(),
        MatrixLayout.counts(lanes),
        query.metric(),
        lanes.size() < LaneStore.MOST ? 0 : LaneStore.MOST,
        lanes.stream().anyMatch(lane -> lane.unit().equals("s")),
        emptiness(query, configurations.isEmpty(), lanes.isEmpty(), branches.isEmpty()),
        configurations.isEmpty() ? elsewhere(project, query, branches) : List.of());
  }

  private List<Matrix.Elsewhere> elsewhere(
      Project project, MatrixQuery query, List<String> branches) {
    var first = branches.stream().limit(MOST_ELSEWHERE).toList();
    return store.kinds(project, first, query.kind()).entrySet().stream()
        .map(
            found ->
                new Matrix.Elsewhere(
                    found.getKey(),
                    Link.to(project.path())
                        .with("branch", found.getKey())
                        .with("kind", found.getValue())
                        .toString()))
        .toList();
  }

  private static String emptiness(
      MatrixQuery query, boolean hasNoJobs, boolean hasNoLanes, boolean isNew) {
    if (hasNoJobs && isNew) {
      return "No job of this project was reported yet.";
    }
    if (hasNoJobs) {
      return query.branch().isEmpty()
          ? "The project has no default branch yet. Choose a branch."
          : "No "
              + query.kind()
              + " job was reported on branch "
              + query.branch()
              + " yet. Choose another branch or kind.";
    }
    return hasNoLanes
        ? "No configuration has these values on its axes. Set one of the filters to any."
        : "";
  }

  private static List<Choice> controls(
      MatrixQuery query,
      MatrixLayout layout,
      List<SortedMap<String, String>> configurations,
      List<String> metrics) {
    var axes = new ArrayList<>(values(configurations).keySet());
    var withNone = new ArrayList<>(axes);
    withNone.add(MatrixQuery.NONE);
    var known = new TreeSet<>(metrics);
    known.add(query.metric());
    String columns = layout.columnAxis().isEmpty() ? MatrixQuery.NONE : layout.columnAxis();
    return List.of(
        Choice.of("rows", "rows", withNone, layout.rowAxis(), MatrixPage::axisWord),
        Choice.of("columns", "columns", withNone, columns, MatrixPage::axisWord),
        Choice.of("kind", "kind", MatrixQuery.KINDS, query.kind()),
        Choice.of("metric", "metric", List.copyOf(known), query.metric()));
  }

  private static String axisWord(String axis) {
    return axis.equals(MatrixQuery.NONE) ? "none" : axis;
  }

  private static List<Choice> filters(
      MatrixQuery query, List<SortedMap<String, String>> configurations) {
    return values(configurations).entrySet().stream()
        .filter(axis -> axis.getValue().size() > 1 || query.filters().containsKey(axis.getKey()))
        .map(
            axis -> {
              var options = new ArrayList<String>();
              options.add("");
              options.addAll(axis.getValue());
              return Choice.of(
                  MatrixQuery.AXIS + axis.getKey(),
                  axis.getKey(),
                  options,
                  query.filters().getOrDefault(axis.getKey(), ""),
                  value -> value.isEmpty() ? "any" : value);
            })
        .toList();
  }

  private static SortedMap<String, Set<String>> values(
      List<SortedMap<String, String>> configurations) {
    var values = new TreeMap<String, Set<String>>();
    for (var axes : configurations) {
      axes.forEach((axis, value) -> values.computeIfAbsent(axis, _ -> new TreeSet<>()).add(value));
    }
    return values;
  }
}
