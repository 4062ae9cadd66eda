package dev.baseline.server.builds;

import dev.baseline.server.access.Access;
import dev.baseline.server.pages.Change;
import dev.baseline.server.pages.Page;
import dev.baseline.server.pages.Pages;
import dev.baseline.server.pages.Spread;
import dev.baseline.server.projects.Project;
import dev.baseline.server.projects.Projects;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** The start page: every project that the reader may see, or how to send a first report. */
public final class ProjectsPage {

  private final LaneStore store;
  private final Projects projects;
  private final Access access;
  private final Pages pages;
  private final Optional<URI> publicUrl;

  /**
   * @param jdbi the database
   * @param projects the projects
   * @param access says who may see which
   * @param pages renders the page
   * @param publicUrl where browsers and CI reach the server; what it listens on if empty
   */
  public ProjectsPage(
      Jdbi jdbi, Projects projects, Access access, Pages pages, Optional<URI> publicUrl) {
    this.store = new LaneStore(jdbi);
    this.projects = projects;
    this.access = access;
    this.pages = pages;
    this.publicUrl = publicUrl;
  }

  /** Registers the route of the page. */
  public void register(HttpRouting.Builder routing) {
    routing.get("/", this::show);
  }

  private void show(ServerRequest request, ServerResponse response) {
    var identity = access.identity(request);
    var visible =
        projects.all().stream().filter(project -> access.sees(identity, project)).toList();
    var lanes = store.lanes(visible).stream().collect(Collectors.groupingBy(Lane::projectId));
    var rows =
        visible.stream()
            .map(project -> row(project, lanes.getOrDefault(project.id(), List.of())))
            .toList();
    int most = LaneStore.mostOfEach(visible.size());
    boolean isCut = lanes.values().stream().anyMatch(all -> all.size() >= most);
    pages.send(
        request,
        response,
        identity,
        Page.of(
            "builds/projects",
            "Projects",
            new ProjectList(rows, isCut ? most : 0, address(request))));
  }

  private static ProjectList.Row row(Project project, List<Lane> lanes) {
    double[] changes =
        lanes.stream()
            .flatMap(lane -> lane.change().stream())
            .mapToDouble(Change::fraction)
            .toArray();
    return new ProjectList.Row(
        project,
        lanes.stream()
            .flatMap(lane -> lane.last().stream())
            .map(Lane.Last::at)
            .max(Comparator.naturalOrder()),
        MatrixLayout.counts(lanes),
        Spread.of(changes).map(spread -> new Change(spread.median(), false, true, false)),
        changes.length);
  }

  /** Never what the request claims: the commands carry a key to wherever this points. */
  private String address(ServerRequest request) {
    return publicUrl.map(URI::toString).orElseGet(() -> listening(request));
  }

  private static String listening(ServerRequest request) {
    String host = request.localPeer().host();
    return "http://"
        + (host.contains(":") ? "[" + host + "]" : host)
        + ":"
        + request.localPeer().port();
  }
}
