package dev.baseline.cli.delivery;

import dev.baseline.cli.delivery.Delivery.Unreachable;
import dev.baseline.reports.ProjectName;
import dev.baseline.reports.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;

/**
 * The way of a report to the server.
 *
 * <p>A report is sent until there is an answer that will not change or the time is over. The
 * idempotency key is made from the document: however often it is sent, now or another day, the
 * server counts it once.
 */
public final class Sender {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
  private static final int TOO_MANY = 429;

  private final URI server;
  private final String key;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Pause pause;

  /** How to let time pass. */
  @FunctionalInterface
  public interface Pause {
    /** Waits, for a reason that a person may want to see. */
    void pause(Duration duration, String reason) throws InterruptedException;
  }

  /**
   * @param server the address that the server has, with the path that it is under
   * @param key the API key
   */
  public Sender(URI server, String key, InstantSource clock, RandomGenerator random, Pause pause) {
    this.server = server;
    this.key = key;
    this.clock = clock;
    this.random = random;
    this.pause = pause;
  }

  /**
   * Sends a document.
   *
   * @param total how long to try
   */
  public Delivery send(ProjectName project, byte[] document, Duration total) {
    var patience = new Patience(total, clock, random);
    try (var http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Patience.min(CONNECT_LIMIT, total))
            .build()) {
      while (true) {
        var attempt = attempt(http, request(project, document, patience.left()));
        switch (attempt) {
          case Final(var delivery) -> {
            return delivery;
          }
          case Again(var reason, var wish) -> {
            var wait = wish.isNegative() ? patience.pause() : wish;
            if (wait.compareTo(patience.left()) >= 0) {
              return new Unreachable(reason);
            }
            pause.pause(wait, reason);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unreachable("interrupted");
    }
  }

  private sealed interface Attempt {}

  private record Final(Delivery delivery) implements Attempt {}

  /** Another try is due, after a pause; negative if the server has no wish for it. */
  private record Again(String reason, Duration pause) implements Attempt {}

  private static final Duration NO_WISH = Duration.ofSeconds(-1);

  private HttpRequest request(ProjectName project, byte[] document, Duration left) {
    var path = "/api/v1/projects/" + project.owner() + "/" + project.name() + "/reports";
    return HttpRequest.newBuilder(URI.create(server.toString().replaceFirst("/+$", "") + path))
        .timeout(left.isPositive() ? Patience.min(left, ANSWER_LIMIT) : Duration.ofMillis(1))
        .header("Content-Type", Report.MEDIA_TYPE)
        .header("Content-Encoding", "gzip")
        .header("Accept", "application/json, application/problem+json")
        .header("Authorization", "Bearer " + key)
        .header("Idempotency-Key", UUID.nameUUIDFromBytes(document).toString())
        .POST(BodyPublishers.ofByteArray(compressed(document)))
        .build();
  }

  private Attempt attempt(HttpClient http, HttpRequest request) throws InterruptedException {
    try {
      return answered(http.send(request, BodyHandlers.ofString()));
    } catch (HttpConnectTimeoutException e) {
      return new Again("no connection in time", NO_WISH);
    } catch (HttpTimeoutException e) {
      return new Again("no answer in time", NO_WISH);
    } catch (ConnectException e) {
      return new Again("no connection" + because(e), NO_WISH);
    } catch (IOException e) {
      return new Again("the connection broke" + because(e), NO_WISH);
    }
  }

  private static String because(IOException e) {
    return e.getMessage() == null ? "" : ": " + e.getMessage();
  }

  private Attempt answered(HttpResponse<String> response) {
    int status = response.statusCode();
    var answer = new Answer(status, response.body());
    if (status / 100 == 2) {
      return new Final(answer.accepted(server));
    }
    if (status == TOO_MANY || status / 100 == 5) {
      var wish =
          response
              .headers()
              .firstValue("Retry-After")
              .flatMap(text -> RetryAfter.parse(text, clock.instant()))
              .orElse(NO_WISH);
      return new Again("the server answers " + status, wish);
    }
    return new Final(
        response
            .headers()
            .firstValue("Location")
            .filter(_ -> status / 100 == 3)
            .map(answer::moved)
            .orElseGet(answer::refused));
  }

  private static byte[] compressed(byte[] document) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
