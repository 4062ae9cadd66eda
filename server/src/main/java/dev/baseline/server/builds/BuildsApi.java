package dev.baseline.server.builds;

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
import org.jdbi.v3.core.Jdbi;

/** The routes of what was built: configurations, runs and jobs. */
public final class BuildsApi {

  private static final String PATH = "/api/v1/projects/{owner}/{name}";

  private final Access access;
  private final ConfigurationStore configurations;
  private final RunStore runs;
  private final JobStore jobs;
  private final JobDetailStore details;

  /**
   * @param access says who may read a project
   * @param jdbi the database
   */
  public BuildsApi(Access access, Jdbi jdbi) {
    this(access, jdbi, new JobStore(jdbi));
  }

  BuildsApi(Access access, Jdbi jdbi, JobStore jobs) {
    this.access = access;
    this.configurations = new ConfigurationStore(jdbi);
    this.runs = new RunStore(jdbi);
    this.jobs = jobs;
    this.details = new JobDetailStore(jdbi);
  }

  /** Registers the routes. */
  public void register(HttpRules routing) {
    routing.get(PATH + "/configurations", this::listConfigurations);
    routing.get(PATH + "/runs", this::listRuns);
    routing.get(PATH + "/runs/{id}", this::showRun);
    routing.get(PATH + "/jobs", this::listJobs);
    routing.get(PATH + "/jobs/{id}", this::showJob);
  }

  private void listConfigurations(ServerRequest request, ServerResponse response) {
    Project project = access.reader(request).project();
    var query = Query.of(request, "limit", "before");
    var paging = Paging.of(query);
    var page =
        paging.listing(
            query,
            configurations.list(project, paging.before(), paging.wanted()),
            listed -> new Position(Instant.EPOCH, listed.id()));
    var items = page.items().stream().map(ConfigurationStore.Listed::summary).toList();
    Responses.json(request, response, Status.OK_200, new Listing<>(items, page.next()));
  }

  private void listRuns(ServerRequest request, ServerResponse response) {
    Project project = access.reader(request).project();
    var query = Query.of(request, "branch", "limit", "before");
    var paging = Paging.of(query);
    var read = runs.list(project, query.text("branch"), paging.before(), paging.wanted());
    Responses.json(
        request,
        response,
        Status.OK_200,
        paging.listing(query, read, run -> new Position(run.startedAt(), run.id())));
  }

  private void showRun(ServerRequest request, ServerResponse response) {
    Project project = access.reader(request).project();
    Query.of(request);
    RunSummary run =
        runs.find(project, PathId.of(request, "run"))
            .orElseThrow(() -> PathId.notFound("run").exception());
    var found = jobs.find(project, JobFilter.ofRun(run.id()), Position.START, Paging.MAX_LIMIT);
    var next =
        found
            .end()
            .map(end -> project.apiPath() + "/jobs?run=" + run.id() + "&before=" + end.text());
    Responses.json(request, response, Status.OK_200, new RunDetail(run, found.jobs(), next));
  }

  private void listJobs(ServerRequest request, ServerResponse response) {
    Project project = access.reader(request).project();
    var query =
        Query.of(request, "branch", "kind", "status", "configuration", "run", "limit", "before");
    var paging = Paging.of(query);
    var found = jobs.find(project, JobFilter.of(query), paging.before(), paging.limit());
    Responses.json(
        request, response, Status.OK_200, paging.listing(query, found.jobs(), found.end()));
  }

  private void showJob(ServerRequest request, ServerResponse response) {
    Project project = access.reader(request).project();
    Query.of(request);
    JobDetail detail =
        details
            .find(project, PathId.of(request, "job"))
            .orElseThrow(() -> PathId.notFound("job").exception());
    Responses.json(request, response, Status.OK_200, detail);
  }
}
