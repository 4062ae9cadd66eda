package dev.baseline.server;

import dev.baseline.server.access.OperatorToken;
import dev.baseline.server.access.SignInLinks;
import dev.baseline.server.ingest.Ingester;
import dev.baseline.server.pages.Assets;
import dev.baseline.server.pages.Pages;
import dev.baseline.server.projects.Projects;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** A server over a test's database, on a port that is free. */
final class PagesServer implements AutoCloseable {

  private final WebServer server;

  private final OperatorToken operator;

  private PagesServer(WebServer server, OperatorToken operator) {
    this.server = server;
    this.operator = operator;
  }

  static PagesServer start(Jdbi jdbi, Clock clock) {
    var random = new SecureRandom();
    var operator = OperatorToken.create(random);
    var assets = new Assets();
    var routing = HttpRouting.builder();
    new Routes(
            jdbi,
            clock,
            random,
            operator,
            false,
            Optional.empty(),
            new Projects(jdbi, clock),
            new Ingester(jdbi, clock),
            new SignInLinks(jdbi, clock, random))
        .register(routing, assets, new Pages(assets, clock));
    return new PagesServer(
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .shutdownHook(false)
            .routing(routing)
            .build()
            .start(),
        operator);
  }

  String address() {
    return "http://127.0.0.1:" + server.port();
  }

  String operator() {
    return operator.text();
  }

  @Override
  public void close() {
    server.stop();
  }
}
