package dev.baseline.server.settings;

import dev.baseline.server.access.Access;
import dev.baseline.server.access.ApiKey;
import dev.baseline.server.access.ApiKeys;
import dev.baseline.server.access.Form;
import dev.baseline.server.access.Identity;
import dev.baseline.server.access.Scope;
import dev.baseline.server.http.Problem;
import dev.baseline.server.http.Responses;
import dev.baseline.server.pages.Page;
import dev.baseline.server.pages.Pages;
import dev.baseline.server.projects.Project;
import dev.baseline.server.projects.Projects;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The page on which a person sets who may read a project, and makes and revokes its keys. */
public final class ProjectSettingsPage {

  private static final String PATH = "/projects/{owner}/{name}/settings";
  private static final long MAX_DAYS = NewKey.LONGEST.toDays();

  private final Access access;
  private final Projects projects;
  private final ApiKeys keys;
  private final Pages pages;
  private final Clock clock;

  /**
   * @param access says who may change settings
   * @param projects the projects
   * @param keys their keys
   * @param pages renders the page
   * @param clock tells when a key expires
   */
  public ProjectSettingsPage(
      Access access, Projects projects, ApiKeys keys, Pages pages, Clock clock) {
    this.access = access;
    this.projects = projects;
    this.keys = keys;
    this.pages = pages;
    this.clock = clock;
  }

  /**
   * What the page shows.
   *
   * @param project the project
   * @param keys its keys, the newest first
   * @param created a key that was just made, shown this once
   */
  public record Model(Project project, List<ApiKey> keys, Optional<String> created) {}

  /** Registers the routes. */
  public void register(HttpRules routing) {
    routing.get(PATH, this::show);
    routing.post(PATH, this::change);
    routing.post(PATH + "/keys", this::createKey);
    routing.post(PATH + "/keys/{key}/revoke", this::revokeKey);
  }

  private void show(ServerRequest request, ServerResponse response) {
    var granted = access.reader(request);
    requirePerson(granted.identity());
    send(request, response, granted.project(), granted.identity(), Optional.empty());
  }

  private void change(ServerRequest request, ServerResponse response) {
    var form = access.form(request).form();
    Project project = access.reader(request).project();
    projects.update(project, Optional.of(form.value("public").equals("yes")), branch(form, project));
    Responses.seeOther(response, project.path() + "/settings");
  }

  /**
   * Answers with the page itself, for the key is nowhere to be read again after a redirect. Who
   * loads it again, and tells the browser to send the form again, makes one more key.
   */
  private void createKey(ServerRequest request, ServerResponse response) {
    var sent = access.form(request);
    var form = sent.form();
    var person = sent.person();
    Project project = access.reader(request).project();
    String name = Naming.KEY.require(form.value("key-name").strip());
    var created =
        keys.create(
            project,
            name,
            scopes(form),
            Optional.of(clock.instant().plus(life(form))),
            person.label());
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    send(request, response, project, person, Optional.of(created.text()));
  }

  private void revokeKey(ServerRequest request, ServerResponse response) {
    access.form(request);
    Project project = access.reader(request).project();
    if (!keys.revoke(project, request.path().pathParameters().get("key"))) {
      throw Problem.notFound("The project has no such key.").exception();
    }
    Responses.seeOther(response, project.path() + "/settings");
  }

  private void send(
      ServerRequest request,
      ServerResponse response,
      Project project,
      Identity identity,
      Optional<String> created) {
    var model = new Model(project, keys.list(project), created);
    pages.send(
        request, response, identity, Page.of("settings/project", "Settings", project, model));
  }

  /** A project that nothing was reported for has no branch yet, and need not be given one. */
  private static Optional<String> branch(Form form, Project project) {
    String branch = form.value("default-branch").strip();
    return branch.isEmpty() && project.defaultBranch().isEmpty()
        ? Optional.empty()
        : Optional.of(Naming.BRANCH.require(branch));
  }

  private static Set<Scope> scopes(Form form) {
    var scopes = EnumSet.noneOf(Scope.class);
    for (Scope scope : Scope.values()) {
      if (form.values("scope").contains(scope.token())) {
        scopes.add(scope);
      }
    }
    if (scopes.isEmpty()) {
      throw Problem.badRequest("A key has at least one scope: report, read or admin.").exception();
    }
    return scopes;
  }

  private static Duration life(Form form) {
    try {
      int days = Integer.parseInt(form.value("days").strip());
      if (days >= 1 && days <= MAX_DAYS) {
        return Duration.ofDays(days);
      }
    } catch (NumberFormatException e) {
      // falls through to the problem
    }
    throw Problem.badRequest("A key lives 1 to " + MAX_DAYS + " days.").exception();
  }

  private static void requirePerson(Identity identity) {
    if (!(identity instanceof Identity.Person)) {
      throw Problem.notFound("The settings are for people who are signed in: see /sign-in.")
          .exception();
    }
  }
}
