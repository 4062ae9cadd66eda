package dev.baseline.server.performance;

import dev.baseline.server.access.Access;
import dev.baseline.server.http.Listing;
import dev.baseline.server.http.Paging;
import dev.baseline.server.http.PathId;
import dev.baseline.server.http.Position;
import dev.baseline.server.http.Query;
import dev.baseline.server.http.Responses;
import dev.baseline.server.projects.Project;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;

/** The routes of series: which there are, their points, and their days. */
public final class SeriesApi {

  /** The most points that one page may have. */
  static final int MAX_POINTS = 5_000;

  private static final int USUAL_POINTS = 500;
  private static final String PATH = "/api/v1/projects/{owner}/{name}/series";
  private static final LocalDate FIRST_DAY = LocalDate.of(1000, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  private final Access access;
  private final SeriesStore store;

  /**
   * @param access says who may read a project
   * @param jdbi the database
   */
  public SeriesApi(Access access, Jdbi jdbi) {
    this.access = access;
    this.store = new SeriesStore(jdbi);
  }

  /** Registers the routes. */
  public void register(HttpRules routing) {
    routing.get(PATH, this::list);
    routing.get(PATH + "/{id}", this::show);
    routing.get(PATH + "/{id}/points", this::points);
    routing.get(PATH + "/{id}/days", this::days);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Project project = access.reader(request).project();
    var query =
        Query.of(request, "configuration", "branch", "kind", "job", "metric", "limit", "before");
    var paging = Paging.of(query);
    var read = store.list(project, SeriesFilter.of(query), paging.before(), paging.wanted());
    Responses.json(
        request,
        response,
        Status.OK_200,
        paging.listing(query, read, series -> new Position(Instant.EPOCH, series.id())));
  }

  private void show(ServerRequest request, ServerResponse response) {
    Project project = access.reader(request).project();
    Query.of(request);
    Responses.json(request, response, Status.OK_200, series(request, project));
  }

  private void points(ServerRequest request, ServerResponse response) {
    Project project = access.reader(request).project();
    var query = Query.of(request, "from", "to", "limit", "before");
    var paging = Paging.of(query, USUAL_POINTS, MAX_POINTS);
    var from = query.time("from").orElse(Instant.EPOCH);
    var to = query.time("to").orElse(Position.START.at());
    var read =
        store.points(
            project, series(request, project).id(), from, to, paging.before(), paging.wanted());
    Responses.json(
        request,
        response,
        Status.OK_200,
        paging.listing(query, read, point -> new Position(point.at(), point.job())));
  }

  private void days(ServerRequest request, ServerResponse response) {
    Project project = access.reader(request).project();
    var query = Query.of(request, "from", "to");
    var from = query.day("from").orElse(FIRST_DAY);
    var to = query.day("to").orElse(LAST_DAY);
    var days = store.days(project, series(request, project).id(), from, to);
    Responses.json(request, response, Status.OK_200, Listing.whole(days));
  }

  private SeriesSummary series(ServerRequest request, Project project) {
    return store
        .find(project, PathId.of(request, "series"))
        .orElseThrow(() -> PathId.notFound("series").exception());
  }
}
