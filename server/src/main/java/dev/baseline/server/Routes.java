package dev.baseline.server;

import dev.baseline.server.access.Access;
import dev.baseline.server.access.ApiKeys;
import dev.baseline.server.access.OperatorToken;
import dev.baseline.server.access.SessionCookie;
import dev.baseline.server.access.SessionRotation;
import dev.baseline.server.access.SignInLinks;
import dev.baseline.server.builds.BuildsApi;
import dev.baseline.server.builds.ConfigurationPage;
import dev.baseline.server.builds.JobPage;
import dev.baseline.server.builds.MatrixPage;
import dev.baseline.server.builds.ProjectsPage;
import dev.baseline.server.builds.RunPage;
import dev.baseline.server.database.DatabaseUnavailable;
import dev.baseline.server.http.DescriptionApi;
import dev.baseline.server.http.Errors;
import dev.baseline.server.http.Problem;
import dev.baseline.server.http.SecurityHeaders;
import dev.baseline.server.ingest.Ingester;
import dev.baseline.server.ingest.Intake;
import dev.baseline.server.ingest.ReportsApi;
import dev.baseline.server.pages.Assets;
import dev.baseline.server.pages.ErrorPage;
import dev.baseline.server.pages.Pages;
import dev.baseline.server.performance.SeriesApi;
import dev.baseline.server.projects.Projects;
import dev.baseline.server.settings.KeysApi;
import dev.baseline.server.settings.ProjectSettingsPage;
import dev.baseline.server.settings.ProjectsApi;
import dev.baseline.server.settings.SignInLinksApi;
import dev.baseline.server.settings.SignInPages;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpRules;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Every route of the server, with the features behind it: the part of the composition root that the
 * web sees.
 *
 * @param jdbi the database
 * @param clock the time
 * @param random where secrets come from
 * @param operator the operator's token
 * @param secure whether browsers reach the server by https
 * @param publicUrl where browsers and CI reach the server; what it listens on if empty
 * @param projects the projects
 * @param ingester stores reports
 * @param links the links that sign in
 */
record Routes(
    Jdbi jdbi,
    Clock clock,
    SecureRandom random,
    OperatorToken operator,
    boolean secure,
    Optional<URI> publicUrl,
    Projects projects,
    Ingester ingester,
    SignInLinks links) {

  /** A report in memory takes up to ten times the room of its text, in a heap of 256 MiB. */
  private static final long DECODED_AT_A_TIME = ReportsApi.MAX_BYTES;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  void register(HttpRouting.Builder routing, Assets assets, Pages pages) {
    var keys = new ApiKeys(jdbi, clock, random);
    var cookie = SessionCookie.create(jdbi, clock, random, secure);
    var access = new Access(projects, keys, cookie, operator, clock);
    var errors = new Errors(new ErrorPage(pages, access));

    routing.addFilter(new SecurityHeaders(secure));
    routing.addFilter(new SessionRotation(cookie));
    assets.register(routing);
    registerApi(routing, access, keys);

    new ProjectsPage(jdbi, projects, access, pages, publicUrl).register(routing);
    new MatrixPage(jdbi, access, pages).register(routing);
    new ConfigurationPage(jdbi, access, pages).register(routing);
    new RunPage(jdbi, access, pages).register(routing);
    new JobPage(jdbi, access, pages, clock).register(routing);
    new SignInPages(access, cookie, links, pages).register(routing);
    new ProjectSettingsPage(access, projects, keys, pages, clock).register(routing);

    ReportsApi.explain(errors);
    errors.mapCauses(failure -> DatabaseUnavailable.from(failure).map(Routes::away));
    errors.register(routing);
  }

  /** The routes for programs. */
  void registerApi(HttpRules routing, Access access, ApiKeys keys) {
    new DescriptionApi().register(routing);
    new ReportsApi(
            access,
            ingester,
            new Intake(DECODED_AT_A_TIME, PATIENCE),
            clock)
        .register(routing);
    new ProjectsApi(access, projects, jdbi, clock).register(routing);
    new KeysApi(access, keys, clock).register(routing);
    new SignInLinksApi(access, links).register(routing);
    new BuildsApi(access, jdbi).register(routing);
    new SeriesApi(access, jdbi).register(routing);
  }

  private static Problem away(DatabaseUnavailable e) {
    return Problem.of(
        Status.SERVICE_UNAVAILABLE_503,
        "database-away",
        "The database is away",
        "It is expected back shortly. What you sent may or may not have been stored: send it again in a"
            + " few seconds, a report with the same Idempotency-Key, and it is counted once.");
  }
}
