package dev.baseline.server.builds;

import dev.baseline.server.access.Access;
import dev.baseline.server.http.PathId;
import dev.baseline.server.pages.Page;
import dev.baseline.server.pages.Pages;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.jdbi.v3.core.Jdbi;

/** The page of one run: its jobs, those that need a look first. */
public final class RunPage {

  private final RunPageStore store;
  private final Access access;
  private final Pages pages;

  /**
   * @param jdbi the database
   * @param access says who may see the project
   * @param pages renders the page
   */
  public RunPage(Jdbi jdbi, Access access, Pages pages) {
    this.store = new RunPageStore(jdbi);
    this.access = access;
    this.pages = pages;
  }

  /** Registers the route of the page. */
  public void register(HttpRouting.Builder routing) {
    routing.get("/projects/{owner}/{name}/runs/{id}", this::show);
  }

  private void show(ServerRequest request, ServerResponse response) {
    var granted = access.reader(request);
    var project = granted.project();
    long id = PathId.of(request, "run");
    var run = store.find(project, id).orElseThrow(() -> PathId.notFound("run").exception());
    pages.send(
        request,
        response,
        granted.identity(),
        Page.of("builds/run", "Run of " + run.commit().shortSha(), project, run));
  }
}
