package dev.baseline.server;

import dev.baseline.server.access.Access;
import dev.baseline.server.access.ApiKeys;
import dev.baseline.server.access.OperatorToken;
import dev.baseline.server.access.SessionCookie;
import dev.baseline.server.access.SignInLinks;
import dev.baseline.server.database.DataDirectory;
import dev.baseline.server.database.Database;
import dev.baseline.server.database.DatabaseUnavailable;
import dev.baseline.server.http.Errors;
import dev.baseline.server.http.Problem;
import dev.baseline.server.http.SecurityHeaders;
import dev.baseline.server.ingest.Ingester;
import dev.baseline.server.ingest.Intake;
import dev.baseline.server.ingest.ReportsApi;
import dev.baseline.server.pages.Assets;
import dev.baseline.server.pages.ErrorPage;
import dev.baseline.server.pages.Pages;
import dev.baseline.server.projects.Projects;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/**
 * A running server: the composition root, where every object is made by hand, once. Closing it
 * answers what is under way, then stops the database.
 */
public final class Baseline implements AutoCloseable {

  private static final int REPORTS_AT_A_TIME = 64;
  private static final int LARGE_REPORTS_AT_A_TIME = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final int MAX_CONNECTIONS = 2_000;

  /** The name of the file in the data directory that holds the operator's token. */
  public static final String OPERATOR_TOKEN = "operator-token";

  /** The name of the file in the data directory that holds the address of the running server. */
  public static final String ADDRESS = "address";

  private final DataDirectory data;
  private final Database database;
  private final WebServer web;
  private final URI url;

  private Baseline(DataDirectory data, Database database, WebServer web, URI url) {
    this.data = data;
    this.database = database;
    this.web = web;
    this.url = url;
  }

  /**
   * Starts a server and answers when it can be used.
   *
   * @throws PortTaken if something else listens on the port
   * @throws dev.baseline.server.database.DatabaseException if the data directory or the database
   *     cannot be used
   */
  public static Baseline start(Settings settings, Clock clock) {
    requireFree(settings);
    var data = DataDirectory.open(settings.data());
    try {
      var database = Database.start(settings.database(), data);
      try {
        return serve(settings, clock, data, database);
      } catch (RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  private static Baseline serve(
      Settings settings, Clock clock, DataDirectory data, Database database) {
    var random = new SecureRandom();
    var operator = OperatorToken.create(random);
    var routing = HttpRouting.builder();
    // The database boots while the classes of the web are loaded.
    var features = new Features(settings.isSecure(), database, clock, random, operator);
    features.register(routing);
    var web =
        WebServer.builder()
            .host(settings.host())
            .port(settings.port())
            .maxTcpConnections(MAX_CONNECTIONS)
            .connectionOptions(options -> options.readTimeout(IDLE))
            .shutdownHook(false)
            .routing(routing)
            .build();
    database.awaitReady();
    listen(web, settings);
    URI url =
        settings
            .publicUrl()
            .orElseGet(() -> URI.create("http://" + settings.host() + ":" + web.port()));
    data.write(OPERATOR_TOKEN, operator.text());
    data.write(ADDRESS, "http://" + settings.host() + ":" + web.port());
    return new Baseline(data, database, web, url, features);
  }

}
