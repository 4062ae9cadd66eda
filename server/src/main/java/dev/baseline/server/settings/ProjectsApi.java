package dev.baseline.server.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.baseline.server.access.Access;
import dev.baseline.server.access.Identity;
import dev.baseline.server.access.Scope;
import dev.baseline.server.http.JsonBody;
import dev.baseline.server.http.Listing;
import dev.baseline.server.http.Query;
import dev.baseline.server.http.Responses;
import dev.baseline.server.projects.Project;
import dev.baseline.server.projects.Projects;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jdbi.v3.core.Jdbi;

/** The routes of projects: which there are, how each is set, and what its reports have named. */
public final class ProjectsApi {

  private static final String PATH = "/api/v1/projects/{owner}/{name}";

  private final Access access;
  private final Projects projects;
  private final VocabularyStore vocabulary;
  private final Clock clock;

  /**
   * @param access says who may see and change a project
   * @param projects the projects
   * @param jdbi the database
   * @param clock tells the time that a document is read at
   */
  public ProjectsApi(Access access, Projects projects, Jdbi jdbi, Clock clock) {
    this.access = access;
    this.projects = projects;
    this.vocabulary = new VocabularyStore(jdbi);
    this.clock = clock;
  }

  /** Registers the routes. */
  public void register(HttpRules routing) {
    routing.get("/api/v1/projects", this::list);
    routing.get(PATH, this::show);
    routing.put(PATH, this::put);
  }

  /** A project and its settings, as they are sent. */
  private record Settings(
      String name,
      String url,
      String api,
      @JsonProperty("public") boolean publicRead,
      String defaultBranch,
      boolean sample,
      Instant createdAt) {
    static Settings of(Project project) {
      return new Settings(
          project.name().toString(),
          project.path(),
          project.apiPath(),
          project.publicRead(),
          project.defaultBranch(),
          project.sample(),
          project.createdAt());
    }
  }

  private record Detail(
      Settings project,
      SortedMap<String, List<String>> axes,
      List<String> branches,
      List<String> kinds,
      List<Vocabulary.Metric> metrics) {}

  private void list(ServerRequest request, ServerResponse response) {
    Query.of(request);
    var seen = access.seen(request, projects.all());
    Responses.json(
        request, response, Status.OK_200, Listing.whole(seen.stream().map(Settings::of).toList()));
  }

  private void show(ServerRequest request, ServerResponse response) {
    Project project = access.reader(request).project();
    Query.of(request);
    Vocabulary known = vocabulary.of(project);
    Responses.json(
        request,
        response,
        Status.OK_200,
        new Detail(
            Settings.of(project), known.axes(), known.branches(), known.kinds(), known.metrics()));
  }

  /** The operator makes a project by setting it; who administers one only changes it. */
  private void put(ServerRequest request, ServerResponse response) {
    boolean operator = access.identity(request) instanceof Identity.Operator;
    var before =
        operator
            ? projects.find(Access.name(request))
            : Optional.of(access.holder(request, Scope.ADMIN).project());
    Query.of(request);
    ProjectChange change = JsonBody.read(request, ProjectChange.DOCUMENT, clock.instant());
    Project project = before.orElseGet(() -> projects.findOrCreate(Access.name(request), false));
    projects.update(project, change.publicRead(), change.defaultBranch());
    Responses.json(
        request,
        response,
        before.isPresent() ? Status.OK_200 : Status.CREATED_201,
        Settings.of(projects.find(project.name()).orElseThrow()));
  }
}
