package dev.baseline.cli.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.cli.delivery.Delivery.Accepted;
import dev.baseline.cli.delivery.Delivery.Overridden;
import dev.baseline.cli.delivery.Delivery.Refused;
import dev.baseline.cli.delivery.Delivery.Unreachable;
import dev.baseline.cli.delivery.Delivery.Violated;
import dev.baseline.cli.delivery.Peer.Reply;
import dev.baseline.cli.delivery.Peer.Request;
import dev.baseline.reports.ProjectName;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SenderTest {

  private static final ProjectName PROJECT = new ProjectName("racket", "racket");
  private static final byte[] DOCUMENT = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
  private static final Reply CREATED =
      Reply.of(
          201,
          """
          {"job": {"id": 17, "url": "/projects/racket/racket/jobs/17"}, "run": {"id": 2},
           "overridden": [{"pointer": "/run/branch", "claimed": "main", "used": "fork"}]}""");

  private Instant now = Instant.parse("2026-02-28T12:00:00Z");
  private final List<Duration> pauses = new ArrayList<>();

  /** Time passes only in pauses, and at once. */
  private Delivery send(URI server, Duration total) {
    var sender =
        new Sender(
            server,
            "secret",
            () -> now,
            new Random(1),
            (duration, _) -> {
              pauses.add(duration);
              now = now.plus(duration);
            });
    return sender.send(PROJECT, DOCUMENT, total);
  }

  private Delivery send(Peer peer) {
    return send(peer.uri(), Duration.ofMinutes(1));
  }

  @Test
  void send_accepted_givesTheJobsPageAndWhatTheServerKnowsBetter() throws Exception {
    try (var peer = new Peer(CREATED)) {
      assertThat(send(peer))
          .isEqualTo(
              new Accepted(
                  peer.uri() + "/projects/racket/racket/jobs/17",
                  List.of(new Overridden("/run/branch", "main", "fork"))));
      assertThat(pauses).isEmpty();
    }
  }

  @Test
  void send_once_hasTheFieldsOfTheInterface() throws Exception {
    try (var peer = new Peer(CREATED)) {
      send(peer);

      var request = peer.requests().getFirst();
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.path()).isEqualTo("/api/v1/projects/racket/racket/reports");
      assertThat(request.header("Content-type"))
          .isEqualTo("application/vnd.baseline.report.v1+json");
      assertThat(request.header("Content-encoding")).isEqualTo("gzip");
      assertThat(request.header("Authorization")).isEqualTo("Bearer secret");
      assertThat(UUID.fromString(request.header("Idempotency-key"))).isNotNull();
      assertThat(request.body()).isEqualTo("{\"a\":1}");
    }
  }

  @Test
  void send_serverUnderAPath_keepsThePath() throws Exception {
    try (var peer = new Peer(CREATED)) {
      var delivery = send(URI.create(peer.uri() + "/ci/"), Duration.ofMinutes(1));

      assertThat(peer.requests().getFirst().path()).startsWith("/ci/api/v1/");
      assertThat(((Accepted) delivery).url()).startsWith(peer.uri() + "/ci/projects/");
    }
  }

  @Test
  void send_busyTwice_isDeliveredWithTheSameKey() throws Exception {
    try (var peer = new Peer(Reply.of(503, ""), Reply.of(503, ""), CREATED)) {
      assertThat(send(peer)).isInstanceOf(Accepted.class);

      assertThat(peer.requests()).hasSize(3);
      assertThat(peer.requests().stream().map(request -> request.header("Idempotency-key")))
          .containsOnly(peer.requests().getFirst().header("Idempotency-key"));
      assertThat(peer.requests().stream().map(Request::body)).containsOnly("{\"a\":1}");
      assertThat(pauses.get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
      assertThat(pauses.get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }
  }

  @Test
  void send_connectionBreaks_triesAgain() throws Exception {
    try (var peer = new Peer(Reply.of(0, ""), CREATED)) {
      assertThat(send(peer)).isInstanceOf(Accepted.class);
      assertThat(pauses).hasSize(1);
    }
  }

  @Test
  void send_serverNamesAPause_waitsThatLong() throws Exception {
    var busy = new Reply(429, Map.of("Retry-After", "7"), "");
    try (var peer = new Peer(busy, CREATED)) {
      assertThat(send(peer)).isInstanceOf(Accepted.class);
      assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }
  }

  @Test
  void send_serverNamesADate_waitsUntilThen() throws Exception {
    var busy = new Reply(503, Map.of("Retry-After", "Sat, 28 Feb 2026 12:00:09 GMT"), "");
    try (var peer = new Peer(busy, CREATED)) {
      assertThat(send(peer)).isInstanceOf(Accepted.class);
      assertThat(pauses).containsExactly(Duration.ofSeconds(9));
    }
  }

  @Test
  void send_serverNamesAPauseBeyondTheTime_givesUpAtOnce() throws Exception {
    try (var peer = new Peer(new Reply(503, Map.of("Retry-After", "3600"), ""))) {
      assertThat(send(peer)).isEqualTo(new Unreachable("the server answers 503"));
      assertThat(pauses).isEmpty();
    }
  }

  @Test
  void send_alwaysBusy_endsWithTheTime() throws Exception {
    var start = now;
    try (var peer = new Peer(Reply.of(500, ""))) {
      assertThat(send(peer)).isEqualTo(new Unreachable("the server answers 500"));
      assertThat(Duration.between(start, now)).isLessThan(Duration.ofMinutes(1));
      assertThat(peer.requests()).hasSizeBetween(4, 10);
    }
  }

  @Test
  void send_nobodyListens_isUnreachable() throws Exception {
    assertThat(send(Peer.nobody(), Duration.ofSeconds(20)))
        .isInstanceOfSatisfying(
            Unreachable.class, it -> assertThat(it.reason()).startsWith("no connection"));
    assertThat(pauses).isNotEmpty();
  }

  @Test
  void send_wrongDocument_isRefusedWithWhatToDo() throws Exception {
    var problem =
        """
        {"type": "about:blank", "title": "The report is invalid", "status": 400,
         "detail": "One rule is broken.",
         "violations": [{"pointer": "/job/name", "rule": "must be there", "mend": "add it"}]}""";
    try (var peer = new Peer(Reply.of(400, problem))) {
      assertThat(send(peer))
          .isEqualTo(
              new Refused(
                  400,
                  "The report is invalid",
                  "One rule is broken.",
                  List.of(new Violated("/job/name", "must be there", "add it"))));
      assertThat(peer.requests()).hasSize(1);
    }
  }

  @Test
  void send_anotherServersPage_isRefusedWithItsStatus() throws Exception {
    try (var peer = new Peer(Reply.of(404, "<html>"))) {
      assertThat(send(peer)).isEqualTo(new Refused(404, "HTTP 404", "", List.of()));
    }
  }

  @Test
  void send_serverMoved_isRefusedAndNotFollowed() throws Exception {
    try (var peer = new Peer(new Reply(301, Map.of("Location", "https://new.example.org/"), ""))) {
      assertThat(send(peer))
          .isInstanceOfSatisfying(
              Refused.class, it -> assertThat(it.detail()).contains("https://new.example.org/"));
    }
  }

  @Test
  void retryAfter_nonsense_isNone() {
    assertThat(RetryAfter.parse("soon", now)).isEmpty();
    assertThat(RetryAfter.parse("-1", now)).isEmpty();
    assertThat(RetryAfter.parse("Sat, 28 Feb 2026 11:00:00 GMT", now)).contains(Duration.ZERO);
  }
}
