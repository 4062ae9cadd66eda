package dev.baseline.server.builds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.reports.Configuration;
import dev.baseline.reports.JobKind;
import dev.baseline.reports.JobStatus;
import dev.baseline.reports.Outcome;
import dev.baseline.server.Answer;
import dev.baseline.server.Draft;
import dev.baseline.server.Invariants;
import dev.baseline.server.TestServer;
import dev.baseline.server.http.Position;
import dev.baseline.server.projects.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildsApiTest {

  private static final String PATH = "/api/v1/projects/racket/racket";
  private static final Map<String, String> LINUX = Map.of("os", "linux", "vm", "cs");
  private static final Map<String, String> MACOS = Map.of("os", "macos", "vm", "cs");

  @RegisterExtension static final TestServer SERVER = new TestServer();

  /** Eight builds on main, two of them at the same time, and a failing test on a branch. */
  @BeforeAll
  static void seed() {
    var project = SERVER.project("racket/racket", true);
    for (int i = 0; i < 8; i++) {
      SERVER.store(
          project,
          new Draft()
              .run("run-" + i)
              .after(i == 7 ? 6 : i)
              .axes(i % 2 == 0 ? LINUX : MACOS)
              .step("make", "")
              .step("compile", "make")
              .measured("size", 1_000 + i)
              .report());
    }
    SERVER.store(
        project,
        new Draft()
            .run("branch-run")
            .branch("wip")
            .after(100)
            .kind(JobKind.TEST)
            .name("test")
            .status(JobStatus.FAIL)
            .test("take", Outcome.FAIL, 1, "expected an exception")
            .test("take", Outcome.PASS, 2, "")
            .test("drop", Outcome.CRASH, 1, "core dumped")
            .test("skipped", Outcome.SKIP, 1, "")
            .report());
    SERVER.project("racket/secret", false);
  }

  @AfterEach
  void nothingIsBroken() {
    Invariants.hold(SERVER.jdbi());
  }

  @Test
  void configurations_holdTheirAxesAndLastJob() {
    var answer = SERVER.get(PATH + "/configurations").is(200);
    assertThat(answer.items("/axes/os")).containsExactly("macos", "linux");
    assertThat(answer.items("/hash"))
        .containsExactly(Configuration.of(MACOS).hash(), Configuration.of(LINUX).hash());
    assertThat(answer.items("/lastJob/name")).containsExactly("build", "test");
    assertThat(answer.items("/lastJob/status")).containsExactly("pass", "fail");
    assertThat(answer.items("/firstSeenAt")).containsOnly(TestServer.NOW.toString());
  }

  @Test
  void configurations_arePagedToTheEnd() {
    assertThat(pages(PATH + "/configurations?limit=1", "/axes/os"))
        .containsExactly(List.of("macos"), List.of("linux"));
  }

  @Test
  void runs_areListedNewestFirstWithTheirCounts() {
    var answer = SERVER.get(PATH + "/runs").is(200);
    assertThat(answer.items("/providerRun"))
        .containsExactly(
            "branch-run", "run-7", "run-6", "run-5", "run-4", "run-3", "run-2", "run-1", "run-0");
    assertThat(answer.json().at("/items/0/jobs").toString()).isEqualTo("{\"fail\":1}");
    assertThat(answer.at("/items/0/commit/title")).isEqualTo("Make it smaller");
    assertThat(answer.json().has("next")).isFalse();
  }

  @Test
  void runs_arePagedToTheEndWithTheirFilter() {
    var pages = pages(PATH + "/runs?branch=main&limit=3", "/providerRun");
    assertThat(pages)
        .containsExactly(
            List.of("run-7", "run-6", "run-5"),
            List.of("run-4", "run-3", "run-2"),
            List.of("run-1", "run-0"));
  }

  @Test
  void run_holdsItsJobs() {
    var id = SERVER.get(PATH + "/runs?branch=wip").at("/items/0/id");
    var answer = SERVER.get(PATH + "/runs/" + id).is(200);
    assertThat(answer.at("/run/branch")).isEqualTo("wip");
    assertThat(answer.at("/run/providerUrl")).isEqualTo("https://ci.example.org/branch-run");
    assertThat(answer.at("/jobs/0/name")).isEqualTo("test");
    assertThat(answer.json().get("jobs")).hasSize(1);
  }

  @Test
  void jobs_arePagedToTheEnd() {
    var all = SERVER.get(PATH + "/jobs").is(200).items("/id");
    assertThat(all).hasSize(9);
    for (int limit = 1; limit <= 10; limit++) {
      var pages = pages(PATH + "/jobs?limit=" + limit, "/id");
      assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(all);
      assertThat(pages).hasSize((all.size() + limit - 1) / limit);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "branch=main, 8",
    "branch=wip, 1",
    "branch=nowhere, 0",
    "kind=test, 1",
    "status=fail, 1",
    "status=running, 0",
    "kind=build&branch=main&status=pass, 8",
    "kind=test&branch=main, 0",
    "configuration=00000000000000000000000000000000, 0",
    "run=999999, 0",
  })
  void jobs_areFiltered(String query, int found) {
    assertThat(SERVER.get(PATH + "/jobs?" + query).is(200).items("/id")).hasSize(found);
  }

  @Test
  void jobs_areFilteredByConfigurationAndRun() {
    var macos = PATH + "/jobs?configuration=" + Configuration.of(MACOS).hash();
    assertThat(SERVER.get(macos).is(200).items("/commit")).hasSize(4);
    assertThat(SERVER.get(macos + "&branch=wip").is(200).items("/commit")).isEmpty();
    var run = SERVER.get(PATH + "/runs?branch=wip").at("/items/0/id");
    assertThat(SERVER.get(PATH + "/jobs?run=" + run).is(200).items("/name"))
        .containsExactly("test");
  }

  @Test
  void jobs_looksAtBoundedlyManyAPage() {
    var project = project();
    var filter =
        new JobFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.of(JobStatus.FAIL),
            Optional.empty(),
            Optional.empty());
    var passes =
        new JobFilter(
            Optional.empty(),
            Optional.of(JobKind.TEST),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var store = new JobStore(SERVER.jdbi(), 4);
    assertThat(store.find(project, filter, Position.START, 5).jobs()).hasSize(1);
    var position = Optional.of(Position.START);
    int pages = 0;
    int found = 0;
    while (position.isPresent()) {
      var page = store.find(project, passes, position.get(), 5);
      found += page.jobs().size();
      position = page.end();
      pages++;
    }
    assertThat(found).isEqualTo(1);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void job_holdsEverythingAboutABuild() {
    var id = SERVER.get(PATH + "/jobs?branch=main&limit=1").at("/items/0/id");
    var answer = SERVER.get(PATH + "/jobs/" + id).is(200);
    var json = answer.json();
    assertThat(answer.at("/job/status")).isEqualTo("pass");
    assertThat(answer.at("/job/queuedAt")).isEqualTo("2026-01-31T11:59:46Z");
    assertThat(answer.at("/job/completedAt")).isEqualTo("2026-01-31T12:01:06Z");
    assertThat(answer.at("/run/commit/author")).isEqualTo("Ada Lovelace");
    assertThat(answer.at("/configuration/axes/os")).isEqualTo("macos");
    assertThat(answer.at("/environment/attributes/cpu.cores")).isEqualTo("4");
    assertThat(answer.at("/steps/0/name")).isEqualTo("make");
    assertThat(json.at("/steps/0").has("within")).isFalse();
    assertThat(json.at("/steps/1/within").asInt()).isZero();
    assertThat(json.at("/steps/1/peakMemory").asLong()).isEqualTo(1_000);
    assertThat(json.get("measurements").findValuesAsString("metric"))
        .containsExactly("cpu-time", "duration", "peak-memory", "queue-time", "size", "step/make");
    SERVER.get(answer.at("/measurements/0/api")).is(200);
    assertThat(json.get("failures")).isEmpty();
    assertThat(json.get("failuresLeftOut").asInt()).isZero();
  }

  @Test
  void job_holdsItsFailures() {
    var id = SERVER.get(PATH + "/jobs?branch=wip").at("/items/0/id");
    var answer = SERVER.get(PATH + "/jobs/" + id).is(200);
    assertThat(answer.json().at("/job/tests").toString())
        .isEqualTo("{\"all\":3,\"failed\":1,\"skipped\":1}");
    assertThat(answer.json().get("failures").findValuesAsString("message"))
        .containsExactlyInAnyOrder("expected an exception", "core dumped");
    assertThat(answer.text()).contains("at line 7\\twith a \\\\backslash");
    assertThat(answer.json().get("measurements")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/jobs/0",
        "/jobs/x",
        "/jobs/-1",
        "/jobs/99999999999999999999",
        "/runs/0",
        "/runs/x"
      })
  void missing_isNotFound(String path) {
    SERVER.get(PATH + path).isProblem(404, "not-found");
  }

  @ParameterizedTest
  @CsvSource({
    "/jobs?limit=0, limit",
    "/jobs?limit=501, limit",
    "/jobs?limit=many, limit",
    "/jobs?limit=, limit",
    "/jobs?limit=5&limit=6, limit",
    "/jobs?before=17, before",
    "/jobs?before=%00, before",
    "/jobs?kind=Build, kind",
    "/jobs?status=broken, status",
    "/jobs?configuration=XYZ, configuration",
    "/jobs?run=x, run",
    "/jobs?run=-1, run",
    "/jobs?branch=a%00b, branch",
    "/jobs?brunch=main, brunch",
    "/jobs/1?full=yes, full",
    "/runs?kind=build, kind",
    "/runs?limit=-5, limit",
    "/runs/1?x=, x",
    "/configurations?limit=501, limit",
  })
  void badParameter_isRefusedByItsName(String path, String parameter) {
    SERVER.get(PATH + path).isProblem(400, "bad-query").refuses(parameter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/configurations", "/runs", "/runs/1", "/jobs", "/jobs/1"})
  void privateProject_isNotFoundForStrangers(String path) {
    SERVER.get("/api/v1/projects/racket/secret" + path).isProblem(404, "not-found");
  }

  @Test
  void jobOfAnotherProject_isNotFound() {
    var id = SERVER.get(PATH + "/jobs").at("/items/0/id");
    SERVER
        .get("/api/v1/projects/racket/secret/jobs/" + id, SERVER.operator())
        .isProblem(404, "not-found");
  }

  private static Project project() {
    return SERVER.project("racket/racket", true);
  }

  /** What every page holds at a pointer, from this one to the last. */
  private static List<List<String>> pages(String first, String pointer) {
    var pages = new ArrayList<List<String>>();
    Optional<String> next = Optional.of(first);
    while (next.isPresent()) {
      Answer answer = SERVER.get(next.get()).is(200);
      pages.add(answer.items(pointer));
      next = Optional.of(answer.at("/next")).filter(path -> !path.isEmpty());
    }
    return pages;
  }
}
