package dev.baseline.server;

import dev.baseline.reports.ProjectName;
import dev.baseline.reports.Report;
import dev.baseline.server.access.Access;
import dev.baseline.server.access.ApiKeys;
import dev.baseline.server.access.OperatorToken;
import dev.baseline.server.access.Scope;
import dev.baseline.server.access.SessionCookie;
import dev.baseline.server.access.SignInLinks;
import dev.baseline.server.database.TestDatabase;
import dev.baseline.server.http.PublicUrl;
import dev.baseline.server.http.RawBodies;
import dev.baseline.server.ingest.Ingester;
import dev.baseline.server.pages.Assets;
import dev.baseline.server.pages.Pages;
import dev.baseline.server.projects.Project;
import dev.baseline.server.projects.Projects;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The server over a fresh database, on a free port of this machine, for one test class.
 *
 * <pre>{@code
 * @RegisterExtension static final TestServer SERVER = new TestServer();
 * }</pre>
 */
public final class TestServer implements BeforeAllCallback, AfterAllCallback {

  /** What the server's clock shows at first: a day after the jobs of drafts. */
  public static final Instant NOW = Draft.START.plus(Duration.ofDays(1));

  private final TestDatabase database = TestDatabase.migrated();
  private final TestClock clock = new TestClock(NOW);
  private final boolean secure;
  private Optional<Running> running = Optional.empty();

  /** One that browsers reach by http. */
  public TestServer() {
    this(false);
  }

  private TestServer(boolean secure) {
    this.secure = secure;
  }

  /** One that believes that browsers reach it by https, through a proxy. */
  public static TestServer behindHttps() {
    return new TestServer(true);
  }

  private record Running(
      Routes routes,
      Projects projects,
      ApiKeys keys,
      OperatorToken operator,
      Ingester ingester,
      WebServer web,
      HttpClient client) {}

  @Override
  public void beforeAll(ExtensionContext context) throws SQLException {
    database.beforeAll(context);
    var random = new SecureRandom();
    Jdbi jdbi = database.jdbi();
    var projects = new Projects(jdbi, clock);
    var keys = new ApiKeys(jdbi, clock, random);
    var operator = OperatorToken.create(random);
    var ingester = new Ingester(jdbi, clock);
    var links = new SignInLinks(jdbi, clock, random);
    var routes =
        new Routes(
            jdbi,
            clock,
            random,
            operator,
            secure,
            new PublicUrl(Optional.empty()),
            projects,
            ingester,
            links);
    var assets = new Assets();
    var routing = HttpRouting.builder();
    routes.register(routing, assets, new Pages(assets, clock));
    var web =
        WebServer.builder()
            .address(InetAddress.getLoopbackAddress())
            .port(0)
            .shutdownHook(false)
            .contentEncoding(new RawBodies())
            .routing(routing)
            .build()
            .start();
    var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    running = Optional.of(new Running(routes, projects, keys, operator, ingester, web, client));
  }

  @Override
  public void afterAll(ExtensionContext context) throws SQLException {
    running.ifPresent(
        now -> {
          now.client.close();
          now.web.stop();
        });
    running = Optional.empty();
    database.afterAll(context);
  }

  /** The database under the server. */
  public Jdbi jdbi() {
    return database.jdbi();
  }

  /** The server's clock. */
  public TestClock clock() {
    return clock;
  }

  /** The port that the server listens on. */
  public int port() {
    return running().web.port();
  }

  /** The operator's token. */
  public String operator() {
    return running().operator.text();
  }

  /** A project of that name, public or not, made if there was none. */
  public Project project(String name, boolean isPublic) {
    var projects = running().projects;
    Project made = projects.findOrCreate(ProjectName.parse(name).orElseThrow(), false);
    projects.update(made, Optional.of(isPublic), Optional.empty());
    return projects.find(made.name()).orElseThrow();
  }

  /** A new key to a project. */
  public String key(Project project, Scope... scopes) {
    return running()
        .keys
        .create(project, "test", Set.of(scopes), Optional.empty(), "a test")
        .text();
  }

  /** Stores a report by the real way, but not over HTTP. */
  public void store(Project project, Report report) {
    running().ingester.storeSample(project, report);
  }

  /** Every route of the API, as {@code GET /path}. */
  public SortedSet<String> routes() {
    var routes = new TreeSet<String>();
    var recorder =
        (HttpRules)
            Proxy.newProxyInstance(
                HttpRules.class.getClassLoader(),
                new Class<?>[] {HttpRules.class},
                (rules, method, arguments) -> {
                  routes.add(method.getName().toUpperCase(Locale.ROOT) + " " + arguments[0]);
                  return rules;
                });
    var now = running();
    var cookie = SessionCookie.create(jdbi(), clock, new SecureRandom(), secure);
    var access = new Access(now.projects, now.keys, cookie, now.operator, clock);
    now.routes.registerApi(recorder, access, now.keys);
    return routes;
  }

  /** Gets a path without any token. */
  public Answer get(String path) {
    return send(request(path).GET());
  }

  /** Gets a path with a token. */
  public Answer get(String path, String token) {
    return send(bearer(path, token).GET());
  }

  /** Sends JSON with a token. */
  public Answer send(String method, String path, String token, String json) {
    return send(
        bearer(path, token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  /** A request to a path, with a token. */
  public HttpRequest.Builder bearer(String path, String token) {
    return request(path).header("Authorization", "Bearer " + token);
  }

  /** A request to a path. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(Duration.ofMinutes(1));
  }

  /** Sends a request. */
  public Answer send(HttpRequest.Builder request) {
    try {
      var response = running().client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Running running() {
    return running.orElseThrow();
  }
}
