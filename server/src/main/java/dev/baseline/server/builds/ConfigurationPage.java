package dev.baseline.server.builds;

import dev.baseline.server.access.Access;
import dev.baseline.server.http.Problem;
import dev.baseline.server.http.Query;
import dev.baseline.server.pages.Page;
import dev.baseline.server.pages.Pages;
import dev.baseline.server.pages.StackChart;
import dev.baseline.server.projects.Project;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;

/** The page of one configuration: the history of its jobs, and of what they got. */
public final class ConfigurationPage {

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{8,32}");
  private static final int MOST_CHANGES = 24;

  private final HistoryStore store;
  private final LaneStore lanes;
  private final Access access;
  private final Pages pages;

  /**
   * @param jdbi the database
   * @param access says who may see the project
   * @param pages renders the page
   */
  public ConfigurationPage(Jdbi jdbi, Access access, Pages pages) {
    this.store = new HistoryStore(jdbi);
    this.lanes = new LaneStore(jdbi);
    this.access = access;
    this.pages = pages;
  }

  /** Registers the route of the page. */
  public void register(HttpRouting.Builder routing) {
    routing.get("/projects/{owner}/{name}/configurations/{hash}", this::show);
  }

  private void show(ServerRequest request, ServerResponse response) {
    var granted = access.reader(request);
    var project = granted.project();
    var found = configuration(project, request.path().pathParameters().get("hash"));
    var parameters = Query.ofPage(request);
    var query = HistoryQuery.of(parameters, project.path() + "/configurations/" + found.hash());
    pages.send(
        request,
        response,
        granted.identity(),
        Page.of(
            "builds/configuration",
            String.join(" ", found.axes().values()),
            project,
            history(project, found, parameters, query)));
  }

  private HistoryStore.Found configuration(Project project, String hash) {
    var found =
        HASH.matcher(hash).matches()
            ? store.configurations(project, hash)
            : List.<HistoryStore.Found>of();
    if (found.size() != 1) {
      throw Problem.notFound(
              found.isEmpty()
                  ? "Project "
                      + project.name()
                      + " has no configuration "
                      + hash
                      + ". Its matrix at "
                      + project.path()
                      + " shows those that it has."
                  : "Several configurations begin with " + hash + ". Write more of the hash.")
          .exception();
    }
    return found.getFirst();
  }

  private History history(
      Project project, HistoryStore.Found found, Query parameters, HistoryQuery query) {
    String branch = parameters.text("branch").orElse(project.defaultBranch());
    var all =
        store.series(project, found.id(), branch, parameters.text("metric").orElse("duration"));
    var choice = new SeriesChoice(all, parameters);
    var branches = lanes.branches(project);
    if (choice.chosen().isEmpty()) {
      return emptyHistory(found, branch, branches, choice, query);
    }
    var series = choice.chosen().get();
    var points = store.points(project, series, query);
    var failures = failures(project, found, branch, series, points, query);
    var layout =
        new HistoryLayout(
            project.path() + "/jobs/",
            query,
            series,
            points,
            failures,
            store.environments(project, environments(points, failures)));
    var lane = layout.environments();
    var changes = lane.changes(project.path() + "/jobs/");
    return new History(
        found.axes(),
        found.hash(),
        branch,
        branches,
        choice.controls(),
        all.size() < HistoryStore.MOST_SERIES ? 0 : HistoryStore.MOST_SERIES,
        kept(query),
        HistoryLinks.switches(query),
        series.metric(),
        layout.summary(),
        layout.chart(),
        steps(project, found, branch, series, points, layout),
        lane.strips(layout.x()),
        changes.stream().limit(MOST_CHANGES).toList(),
        lane.alternations(),
        Math.max(changes.size() - MOST_CHANGES, 0),
        layout.rows(),
        HistoryLinks.pager(query, layout.count()),
        lane.isMixed(),
        query.link().toString(),
        query.link().toString());
  }

  private static History emptyHistory(
      HistoryStore.Found found,
      String branch,
      List<String> branches,
      SeriesChoice choice,
      HistoryQuery query) {
    return new History(
        found.axes(),
        found.hash(),
        branch,
        branches,
        choice.controls(),
        0,
        kept(query),
        List.of(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        0,
        List.of(),
        List.of(),
        false,
        query.link().toString(),
        query.link().toString());
  }

  /** What the form does not ask for, but must not lose. */
  private static Map<String, String> kept(HistoryQuery query) {
    var kept = new TreeMap<>(query.ranged().query());
    kept.keySet().retainAll(List.of("x", "y", "last", "from", "to"));
    return kept;
  }

  /** The failures beside the points: with all of the newest, unless a range was asked for. */
  private List<Observation> failures(
      Project project,
      HistoryStore.Found found,
      String branch,
      Series series,
      List<Observation> points,
      HistoryQuery query) {
    boolean isWhole = points.size() < query.last();
    Instant oldest = points.isEmpty() ? Instant.EPOCH : points.getLast().at();
    Instant from = isWhole ? query.from().orElse(Instant.EPOCH) : oldest;
    Instant to = query.to().orElse(Instant.parse("9999-01-01T00:00:00Z"));
    return store.failures(project, found.id(), branch, series, from, to);
  }

  private Optional<StackChart> steps(
      Project project,
      HistoryStore.Found found,
      String branch,
      Series series,
      List<Observation> points,
      HistoryLayout layout) {
    if (!series.metric().equals("duration") || points.isEmpty()) {
      return Optional.empty();
    }
    var order = store.stepOrder(project, points.getFirst().jobId());
    var steps =
        store.steps(project, found.id(), branch, series, points, StackChart.COLOURS).stream()
            .sorted(Comparator.comparingInt(step -> place(order, step.name())))
            .toList();
    return new StepStack(layout.x(), layout).chart(steps);
  }

  /** Where a step stands among those of the newest job: after them if it is not one of them. */
  private static int place(List<String> order, String name) {
    int index = order.indexOf(name);
    return index < 0 ? order.size() : index;
  }

  private static Set<Long> environments(List<Observation> points, List<Observation> failures) {
    var keys = new HashSet<Long>();
    points.forEach(job -> keys.add(job.environmentId()));
    failures.forEach(job -> keys.add(job.environmentId()));
    return keys;
  }
}
