package dev.baseline.server;

import dev.baseline.reports.Report;
import dev.baseline.server.access.OperatorToken;
import dev.baseline.server.access.SignInLinks;
import dev.baseline.server.database.DataDirectory;
import dev.baseline.server.database.Database;
import dev.baseline.server.database.DatabaseException;
import dev.baseline.server.http.PublicUrl;
import dev.baseline.server.http.RawBodies;
import dev.baseline.server.ingest.Ingester;
import dev.baseline.server.pages.Assets;
import dev.baseline.server.pages.Pages;
import dev.baseline.server.projects.Project;
import dev.baseline.server.projects.Projects;
import dev.baseline.server.sample.SampleFilling;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;

/**
 * A running server: the composition root, where every object is made by hand, once. Closing it
 * answers what is under way, then stops the database.
 */
public final class Baseline implements AutoCloseable {

  /** The name of the file in the data directory that holds the operator's token. */
  public static final String OPERATOR_TOKEN = "operator-token";

  /** The name of the file in the data directory that holds the address of the running server. */
  public static final String ADDRESS = "address";

  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final int MAX_CONNECTIONS = 2_000;

  /** How long a stop waits for what is under way. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  /** Helidon tells at INFO what a start line tells better; a strong hold keeps the level. */
  private static final Logger CHATTER = Logger.getLogger("io.helidon");

  static {
    CHATTER.setLevel(Level.WARNING);
  }

  private final DataDirectory data;
  private final Database database;
  private final WebServer web;
  private final URI url;
  private final SignInLinks links;
  private final SampleFilling sample;

  private Baseline(
      DataDirectory data,
      Database database,
      WebServer web,
      URI url,
      SignInLinks links,
      SampleFilling sample) {
    this.data = data;
    this.database = database;
    this.web = web;
    this.url = url;
    this.links = links;
    this.sample = sample;
  }

  /**
   * Starts a server and answers when it can be used.
   *
   * @throws CannotListen if something else listens on the port, or the address is not ours
   * @throws DatabaseException if the data directory or the database cannot be used
   */
  public static Baseline start(Settings settings, Clock clock) {
    return start(settings, clock, SqlLogger.NOP_SQL_LOGGER);
  }

  /**
   * Starts a server whose SQL is watched, for benchmarks.
   *
   * @throws CannotListen if something else listens on the port, or the address is not ours
   * @throws DatabaseException if the data directory or the database cannot be used
   */
  public static Baseline start(Settings settings, Clock clock, SqlLogger watch) {
    requireFree(settings);
    var data = DataDirectory.open(settings.data());
    try {
      var database = Database.start(settings.database(), data);
      try {
        return serve(settings, clock, data, database, watch);
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
      Settings settings, Clock clock, DataDirectory data, Database database, SqlLogger watch) {
    // Files and templates are loaded while the database boots; whoever asks for it waits.
    var assets = new Assets();
    var pages = new Pages(assets, clock);
    var random = new SecureRandom();
    var operator = OperatorToken.create(random);
    var web = WebServer.builder().host(settings.host()).port(settings.port());

    Jdbi jdbi = database.jdbi();
    jdbi.setSqlLogger(watch);
    var projects = new Projects(jdbi, clock);
    var ingester = new Ingester(jdbi, clock);
    var links = new SignInLinks(jdbi, clock, random);
    var routing = HttpRouting.builder();
    new Routes(
            jdbi,
            clock,
            random,
            operator,
            settings.isSecure(),
            new PublicUrl(settings.publicUrl()),
            projects,
            ingester,
            links)
        .register(routing, assets, pages);
    WebServer server =
        web.maxTcpConnections(MAX_CONNECTIONS)
            // Without the latter, a longer answer ends 40 ms late: at the client's delayed ACK.
            .connectionOptions(options -> options.readTimeout(IDLE).tcpNoDelay(true))
            .shutdownHook(false)
            .shutdownGracePeriod(GRACE)
            .contentEncoding(new RawBodies())
            .routing(routing)
            .build();
    listen(server, settings);
    String address = settings.address(server.port());
    data.write(OPERATOR_TOKEN, operator.text());
    data.write(ADDRESS, address);
    return new Baseline(
        data,
        database,
        server,
        settings.publicUrl().orElseGet(() -> URI.create(address)),
        links,
        new SampleFilling(projects, sampleStore(ingester), clock));
  }

  private static void listen(WebServer server, Settings settings) {
    try {
      server.start();
    } catch (RuntimeException e) {
      throw CannotListen.on(settings.host(), settings.port(), e);
    }
  }

  private static SampleFilling.Store sampleStore(Ingester ingester) {
    return new SampleFilling.Store() {
      @Override
      public long count(Project project) {
        return ingester.count(project);
      }

      @Override
      public void store(Project project, Report report) {
        ingester.storeSample(project, report);
      }
    };
  }

  /** Said before the database is started, for that takes a while. */
  private static void requireFree(Settings settings) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()));
    } catch (IOException e) {
      throw CannotListen.on(settings.host(), settings.port(), e);
    }
  }

  /** Where browsers reach the server, without a slash at the end. */
  public URI url() {
    return url;
  }

  /** A new link that signs a person in, once, within the hour. */
  public URI signInLink() {
    return URI.create(url + links.create());
  }

  /** The made-up project, to be filled. */
  public SampleFilling sample() {
    return sample;
  }

  @Override
  public void close() {
    try (data;
        database) {
      web.stop();
    }
  }
}
