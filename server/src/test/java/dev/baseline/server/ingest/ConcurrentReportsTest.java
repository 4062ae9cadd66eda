package dev.baseline.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.reports.JobKind;
import dev.baseline.reports.Outcome;
import dev.baseline.server.Answer;
import dev.baseline.server.Draft;
import dev.baseline.server.Invariants;
import dev.baseline.server.TestServer;
import dev.baseline.server.access.Scope;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Twenty senders at a time. */
class ConcurrentReportsTest {

  private static final int SENDERS = 20;

  @RegisterExtension static final TestServer SERVER = new TestServer();

  @AfterEach
  void nothingIsBroken() {
    Invariants.hold(SERVER.jdbi());
  }

  @Test
  void sameSubmission_isStoredOnceAndAnsweredAlike() {
    var json = full(new Draft()).json();
    var answers = atOnce("a/same", _ -> json, _ -> "the-same-key");
    assertThat(answers).allSatisfy(answer -> answer.is(201));
    assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
    assertThat(
            answers.stream()
                .filter(answer -> answer.headers().firstValue("Idempotency-Replayed").isPresent()))
        .hasSize(SENDERS - 1);
    assertThat(jobs("a/same")).isEqualTo(1);
  }

  @Test
  void sameJobWithoutAKey_isStoredOnce() {
    var json = full(new Draft()).json();
    var answers = atOnce("a/plain", _ -> json, _ -> "");
    assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
    assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(SENDERS - 1);
    assertThat(jobs("a/plain")).isEqualTo(1);
  }

  @Test
  void jobsOfOneRun_areAllStored() {
    var answers =
        atOnce("a/run", i -> full(new Draft().id("job-" + i).after(100 - i)).json(), i -> "k" + i);
    assertThat(answers).allSatisfy(answer -> answer.is(201));
    assertThat(answers.stream().map(answer -> answer.at("/run/id")).distinct()).hasSize(1);
    assertThat(answers.stream().map(answer -> answer.at("/job/id")).distinct()).hasSize(SENDERS);
    assertThat(jobs("a/run")).isEqualTo(SENDERS);
  }

  @Test
  void jobsOfOneSeries_areAllCounted() {
    var answers =
        atOnce("a/series", i -> full(new Draft().run("run-" + i).after(i)).json(), _ -> "");
    assertThat(answers).allSatisfy(answer -> answer.is(201));
    var days =
        SERVER
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            SELECT DISTINCT points FROM series_day
                            JOIN project USING (project_id) WHERE name = 'series'
                            """)
                        .mapTo(Integer.class)
                        .list());
    assertThat(days).isEqualTo(List.of(SENDERS));
  }

  @Test
  void jobsThatShareEverythingNewInOtherOrders_areAllStored() {
    var answers =
        atOnce(
            "a/mixed",
            i -> {
              var draft =
                  new Draft()
                      .run("run-" + i % 3)
                      .sha("abcdef" + i % 3)
                      .id("job-" + i)
                      .kind(i % 2 == 0 ? JobKind.TEST : JobKind.BUILD)
                      .axes(Map.of("vm", i % 4 < 2 ? "cs" : "bc"));
              for (int test = 0; test < 50; test++) {
                int number = i % 2 == 0 ? test : 49 - test;
                draft.test("test-" + number, Outcome.PASS, 1, "").measured("m" + number, test);
              }
              return draft.json();
            },
            _ -> "");
    assertThat(answers).allSatisfy(answer -> answer.is(201));
    assertThat(jobs("a/mixed")).isEqualTo(SENDERS);
  }

  private static Draft full(Draft draft) {
    for (int test = 0; test < 20; test++) {
      draft.test("test-" + test, test == 7 ? Outcome.FAIL : Outcome.PASS, 1, test == 7 ? "no" : "");
      draft.measured("metric-" + test, test);
    }
    return draft.step("make", "").step("compile", "make");
  }

  private static List<Answer> atOnce(
      String name, IntFunction<String> json, IntFunction<String> key) {
    var token = SERVER.key(SERVER.project(name, true), Scope.REPORT);
    var path = "/api/v1/projects/" + name + "/reports";
    var barrier = new CyclicBarrier(SENDERS);
    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      var sent = new ArrayList<Future<Answer>>();
      for (int i = 0; i < SENDERS; i++) {
        HttpRequest.Builder request =
            SERVER
                .bearer(path, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.apply(i)));
        if (!key.apply(i).isEmpty()) {
          request.header("Idempotency-Key", key.apply(i));
        }
        sent.add(
            senders.submit(
                () -> {
                  barrier.await();
                  return SERVER.send(request);
                }));
      }
      return sent.stream().map(ConcurrentReportsTest::result).toList();
    }
  }

  private static Answer result(Future<Answer> sent) {
    try {
      return sent.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static int jobs(String name) {
    return SERVER.get("/api/v1/projects/" + name + "/jobs").is(200).items("/id").size();
  }
}
