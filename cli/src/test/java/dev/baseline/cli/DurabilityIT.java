package dev.baseline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server acknowledged is there, once, however it was killed. */
final class DurabilityIT {

  private static final int KILLS = 6;
  private static final int SENDERS = 4;
  private static final String PROJECT = "you/durable";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;

  /** Senders try each report until it is acknowledged, with one key, as baseline report does. */
  @Test
  @Timeout(600)
  void killedRepeatedly_losesNothingAcknowledgedAndDoublesNothing() throws Exception {
    int port = RunningServer.freePort();
    var random = new Random(20_261_122);
    var acknowledged = ConcurrentHashMap.<Long>newKeySet();
    var started = new AtomicInteger();
    var stop = new AtomicBoolean();
    var sending = new ArrayList<Future<Boolean>>();
    var server = RunningServer.start(folder, port);
    String key = server.key(PROJECT, "report,read");
    try (var senders = Executors.newVirtualThreadPerTaskExecutor();
        var client = HttpClient.newHttpClient()) {
      for (int i = 0; i < SENDERS; i++) {
        sending.add(
            senders.submit(
                () -> {
                  while (!stop.get()) {
                    int number = started.incrementAndGet();
                    acknowledged.add(sendUntilAcknowledged(client, port, key, number));
                  }
                  return true;
                }));
      }
      for (int kill = 0; kill < KILLS; kill++) {
        int seen = acknowledged.size() + 20 + random.nextInt(60);
        while (acknowledged.size() < seen) {
          assertThat(sending).noneMatch(Future::isDone);
          Thread.sleep(5);
        }
        // The database first, the server first, or the server alone with an orphaned database.
        if (kill % 3 == 0) {
          server.postmaster().destroyForcibly();
        }
        var postmaster = server.postmaster();
        server.kill();
        if (kill % 3 == 1) {
          postmaster.destroyForcibly();
        }
        server = RunningServer.start(folder, port);
      }
      stop.set(true);
      for (Future<Boolean> sender : sending) {
        assertThat(sender.get()).isTrue();
      }
    }
    assertThat(acknowledged).hasSize(started.get());
    assertThat(jobs(server, key)).isEqualTo(acknowledged);
    server.close();
  }

  /** Answers the id of the job that the report became. */
  private static long sendUntilAcknowledged(HttpClient client, int port, String key, int number)
      throws InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/api/v1/projects/" + PROJECT + "/reports"))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "report-" + number)
            .POST(BodyPublishers.ofString(report(number)))
            .build();
    while (true) {
      try {
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 201) {
          return JSON.readTree(answer.body()).path("job").path("id").asLong();
        }
        assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(500);
      } catch (IOException e) {
        // The server is down, or went down under the request: the same report again.
        Thread.sleep(20);
      }
    }
  }

  private static String report(int number) {
    return """
    {"commit": {"sha": "%040x"}, "run": {"provider": "local", "id": "%d", "branch": "main"},
     "job": {"name": "build", "status": "pass", "configuration": {"os": "linux"},
             "startedAt": "2026-01-01T00:00:00Z", "completedAt": "2026-01-01T00:01:00Z"},
     "steps": [{"name": "make", "startedAt": "2026-01-01T00:00:00Z", "seconds": 60}],
     "tests": [{"name": "a", "outcome": "pass"}, {"name": "b", "outcome": "fail", "message": "no"}]}
    """
        .formatted(number, number);
  }

  private static Set<Long> jobs(RunningServer server, String key) throws Exception {
    var ids = new HashSet<Long>();
    String path = "/api/v1/projects/" + PROJECT + "/jobs?limit=500";
    while (!path.isEmpty()) {
      JsonNode page = JSON.readTree(server.get(path, key).body());
      for (JsonNode job : page.path("items")) {
        assertThat(ids.add(job.path("id").asLong())).isTrue();
      }
      path = page.path("next").asString("");
    }
    return ids;
  }
}
