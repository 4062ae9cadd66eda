package dev.baseline.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.reports.JobStatus;
import dev.baseline.reports.Outcome;
import dev.baseline.reports.Report;
import dev.baseline.server.Answer;
import dev.baseline.server.Draft;
import dev.baseline.server.Invariants;
import dev.baseline.server.TestServer;
import dev.baseline.server.access.Scope;
import dev.baseline.server.projects.Project;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is stored, and what is told, when a report is as it should be. */
class ReportsApiTest {

  private static final String PATH = "/api/v1/projects/racket/racket/reports";

  @RegisterExtension static final TestServer SERVER = new TestServer();

  private Project project;
  private String key;

  @BeforeEach
  void makeKey() {
    SERVER.jdbi().useHandle(handle -> handle.execute("TRUNCATE project CASCADE"));
    SERVER
        .jdbi()
        .useHandle(
            handle ->
                handle.execute("TRUNCATE measurement, series_day, test_result, test_failure"));
    project = SERVER.project("racket/racket", true);
    key = SERVER.key(project, Scope.REPORT);
  }

  @AfterEach
  void nothingIsBroken() {
    Invariants.hold(SERVER.jdbi());
  }

  @Test
  void report_isStoredAndItsPlacesAreTold() {
    var answer = post(new Draft().step("make", "").measured("size", 9).json()).is(201);
    assertThat(SERVER.get(answer.at("/job/api")).is(200).at("/job/name")).isEqualTo("build");
    assertThat(SERVER.get(answer.at("/run/api")).is(200).at("/run/provider")).isEqualTo("github");
    assertThat(answer.at("/job/url"))
        .isEqualTo("/projects/racket/racket/jobs/" + answer.at("/job/id"));
    assertThat(answer.at("/configuration/hash")).matches("[0-9a-f]{32}");
    assertThat(answer.json().get("overridden")).isEmpty();
  }

  @Test
  void ownMediaType_isTaken() {
    SERVER
        .send(
            SERVER
                .bearer(PATH, key)
                .header("Content-Type", Report.MEDIA_TYPE + "; charset=utf-8")
                .POST(BodyPublishers.ofString(new Draft().json())))
        .is(201);
  }

  @Test
  void gzip_isDecoded() {
    SERVER
        .send(
            SERVER
                .bearer(PATH, key)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(
                    BodyPublishers.ofByteArray(
                        gzip(new Draft().json().getBytes(StandardCharsets.UTF_8)))))
        .is(201);
  }

  @Test
  void projectInTheReport_isOverriddenByTheKeys() {
    var json = "{\"project\":\"else/where\"," + new Draft().json().substring(1);
    var answer = post(json).is(201);
    assertThat(answer.at("/overridden/0/pointer")).isEqualTo("/project");
    assertThat(answer.at("/overridden/0/claimed")).isEqualTo("else/where");
    assertThat(answer.at("/overridden/0/used")).isEqualTo("racket/racket");
  }

  @Test
  void sameKeySameBody_getsTheFirstAnswerAgain() {
    var json = new Draft().test("take", Outcome.FAIL, 1, "no").json();
    var first = post(json, "once").is(201);
    var rows = rows();
    for (int i = 0; i < 3; i++) {
      var again = post(json, "once").is(201);
      assertThat(again.text()).isEqualTo(first.text());
      assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    }
    assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void sameKeyOtherBody_isRefused() {
    post(new Draft().json(), "once").is(201);
    var rows = rows();
    post(new Draft().run("2").json(), "once").isProblem(409, "idempotency-key-reused");
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void idempotencyKey_isOfItsProjectOnly() {
    var other = SERVER.project("racket/other", true);
    post(new Draft().json(), "once").is(201);
    var answer =
        send(
            "/api/v1/projects/racket/other/reports",
            SERVER.key(other, Scope.REPORT),
            new Draft().json(),
            "once");
    assertThat(answer.is(201).headers().firstValue("Idempotency-Replayed")).isEmpty();
  }

  @Test
  void sameJobAgain_isRefused() {
    post(new Draft().json()).is(201);
    var rows = rows();
    post(new Draft().json()).isProblem(409, "job-already-reported");
    post(new Draft().status(JobStatus.RUNNING).json()).isProblem(409, "job-already-reported");
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void anotherCommitForTheRun_isRefused() {
    post(new Draft().json()).is(201);
    var rows = rows();
    post(new Draft().name("other").sha("0123456789").json()).isProblem(409, "contradiction");
    post(new Draft().name("other").branch("wip").json()).isProblem(409, "contradiction");
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void anotherUnitForTheMetric_isRefused() {
    post(new Draft().measured("size", 1).json()).is(201);
    var rows = rows();
    var json = new Draft().run("2").measured("size", 1).json().replace("\"B\"", "\"kB\"");
    post(json).isProblem(409, "contradiction");
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void job_movesOnFromQueuedToItsEnd() {
    var queued = post(new Draft().status(JobStatus.QUEUED).json()).is(201);
    assertThat(rows()).containsEntry("measurement", 0L);
    post(new Draft().status(JobStatus.RUNNING).after(5).step("make", "").json()).is(201);
    var ended = post(new Draft().after(6).step("make", "").step("test", "make").json()).is(201);
    assertThat(ended.at("/job/id")).isEqualTo(queued.at("/job/id"));
    var job = SERVER.get(ended.at("/job/api"));
    assertThat(job.at("/job/status")).isEqualTo("pass");
    assertThat(job.at("/job/startedAt")).isEqualTo(Draft.START.plusSeconds(6).toString());
    assertThat(job.json().get("steps")).hasSize(2);
    assertThat(rows()).containsEntry("job", 1L).containsEntry("report", 3L);
  }

  @Test
  void jobThatFailed_addsNoTimes() {
    post(new Draft().status(JobStatus.FAIL).measured("size", 3).step("make", "").json()).is(201);
    assertThat(rows()).containsEntry("measurement", 1L);
  }

  @Test
  void startJustBeforeMidnight_isCountedOnTheDayThatIsStored() {
    var start = Instant.parse("2026-01-31T23:59:59.999999900Z");
    var answer = post(new Draft().startedAt(start).json()).is(201);
    assertThat(SERVER.get(answer.at("/job/api")).at("/job/startedAt"))
        .startsWith("2026-01-31T23:59:59.999999");
  }

  @Test
  void offset_isCountedOnTheDayInUtc() {
    post(new Draft().json().replace("2026-01-31T12:00:00Z", "2026-02-01T01:30:00+13:30")).is(201);
    List<String> days =
        SERVER
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT DISTINCT CAST(day AS text) FROM series_day")
                        .mapTo(String.class)
                        .list());
    assertThat(days).containsExactly("2026-01-31");
  }

  @Test
  void revokedKey_isRefused() {
    SERVER
        .send(
            SERVER
                .bearer(
                    "/api/v1/projects/racket/racket/keys/" + key.split("_", -1)[1],
                    SERVER.operator())
                .DELETE())
        .is(204);
    refused(401, "unauthenticated", key);
  }

  @Test
  void expiredKey_isRefused() {
    var made =
        SERVER.send(
            "POST",
            "/api/v1/projects/racket/racket/keys",
            SERVER.operator(),
            "{\"name\":\"short\",\"scopes\":[\"report\"],\"expiresIn\":60}");
    SERVER.clock().pass(Duration.ofMinutes(1));
    refused(401, "unauthenticated", made.is(201).at("/key"));
    SERVER.clock().pass(Duration.ofMinutes(-1));
  }

  @Test
  void keyThatIsWrongOrForeign_isRefused() {
    refused(401, "unauthenticated", "nonsense");
    refused(401, "unauthenticated", key.substring(0, key.length() - 1) + "!");
    refused(401, "unauthenticated", "baseline_00000000_" + "0".repeat(43));
    var other = SERVER.project("racket/other", true);
    refused(401, "unauthenticated", SERVER.key(other, Scope.REPORT, Scope.ADMIN));
  }

  @Test
  void keyWithoutTheScope_isRefused() {
    refused(403, "scope-missing", SERVER.key(project, Scope.READ));
  }

  @Test
  void noKey_isRefused() {
    var rows = rows();
    SERVER
        .send(
            SERVER
                .request(PATH)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(new Draft().json())))
        .isProblem(401, "unauthenticated");
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void unknownProject_isRefusedAsIfTheKeyWereWrong() {
    send("/api/v1/projects/racket/nowhere/reports", key, new Draft().json(), "")
        .isProblem(401, "unauthenticated");
    send("/api/v1/projects/racket/nowhere/reports", SERVER.operator(), new Draft().json(), "")
        .isProblem(404, "not-found");
  }

  @Test
  void idempotencyKey_thatIsNoneIsRefused() {
    for (String bad : List.of("a b", "x".repeat(201))) {
      post(new Draft().json(), bad).isProblem(400, "bad-request");
    }
  }

  private void refused(int status, String type, String token) {
    var rows = rows();
    send(PATH, token, new Draft().json(), "").isProblem(status, type);
    assertThat(rows()).isEqualTo(rows);
    post(new Draft().run("still-answers").json()).status();
  }

  private Answer post(String json) {
    return send(PATH, key, json, "");
  }

  private Answer post(String json, String idempotencyKey) {
    return send(PATH, key, json, idempotencyKey);
  }

  private static Answer send(String path, String token, String json, String idempotencyKey) {
    var request = SERVER.bearer(path, token).header("Content-Type", "application/json");
    if (!idempotencyKey.isEmpty()) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    return SERVER.send(request.POST(BodyPublishers.ofString(json)));
  }

  private static SortedMap<String, Long> rows() {
    return Invariants.rows(SERVER.jdbi());
  }

  private static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }
}
