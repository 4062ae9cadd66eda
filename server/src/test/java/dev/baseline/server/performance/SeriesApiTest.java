package dev.baseline.server.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.reports.Configuration;
import dev.baseline.reports.JobKind;
import dev.baseline.server.Draft;
import dev.baseline.server.Invariants;
import dev.baseline.server.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesApiTest {

  private static final String PATH = "/api/v1/projects/racket/racket/series";
  private static final Map<String, String> LINUX = Map.of("os", "linux");

  @RegisterExtension static final TestServer SERVER = new TestServer();

  /** Two days of one build, five times each, of 1 to 10 seconds; one build of a branch. */
  @BeforeAll
  static void seed() {
    var project = SERVER.project("racket/racket", true);
    for (int i = 0; i < 10; i++) {
      SERVER.store(
          project,
          new Draft()
              .axes(LINUX)
              .run("run-" + i)
              .startedAt(Draft.START.minus(Duration.ofHours(12)).plus(Duration.ofHours(5L * i)))
              .took(Duration.ofSeconds(i + 1))
              .report());
    }
    SERVER.store(
        project,
        new Draft()
            .axes(LINUX)
            .run("b")
            .branch("wip")
            .kind(JobKind.BENCHMARK)
            .measured("size", 7)
            .report());
    SERVER.project("racket/secret", false);
  }

  @AfterEach
  void nothingIsBroken() {
    Invariants.hold(SERVER.jdbi());
  }

  @Test
  void list_isPagedToTheEnd() {
    var all = SERVER.get(PATH).is(200).items("/id");
    assertThat(all).hasSize(5);
    var found = new ArrayList<String>();
    var next = PATH + "?limit=2";
    while (!next.isEmpty()) {
      var answer = SERVER.get(next).is(200);
      found.addAll(answer.items("/id"));
      next = answer.at("/next");
    }
    assertThat(found).isEqualTo(all);
  }

  @ParameterizedTest
  @CsvSource({
    "branch=main, 2",
    "branch=main&metric=duration, 1",
    "metric=duration, 2",
    "kind=benchmark, 3",
    "kind=fuzz, 0",
    "job=build, 5",
    "job=test, 0",
    "metric=size&branch=wip, 1",
    "configuration=00000000000000000000000000000000, 0",
  })
  void list_isFiltered(String query, int found) {
    assertThat(SERVER.get(PATH + "?" + query).is(200).items("/id")).hasSize(found);
  }

  @Test
  void list_isFilteredByConfiguration() {
    var query = "?configuration=" + Configuration.of(LINUX).hash();
    assertThat(SERVER.get(PATH + query).is(200).items("/id")).hasSize(5);
  }

  @Test
  void show_tellsTheIdentity() {
    var answer = SERVER.get(SERVER.get(PATH + "?metric=size").at("/items/0/api")).is(200);
    assertThat(answer.at("/metric")).isEqualTo("size");
    assertThat(answer.at("/unit")).isEqualTo("B");
    assertThat(answer.at("/direction")).isEqualTo("lower");
    assertThat(answer.at("/kind")).isEqualTo("benchmark");
    assertThat(answer.at("/job")).isEqualTo("build");
    assertThat(answer.at("/branch")).isEqualTo("wip");
    assertThat(answer.at("/configuration/axes/os")).isEqualTo("linux");
    assertThat(answer.at("/firstSeenAt")).isEqualTo(TestServer.NOW.toString());
  }

  @Test
  void points_areListedNewestFirst() {
    var answer = SERVER.get(duration() + "/points").is(200);
    assertThat(answer.items("/value"))
        .containsExactly("10.0", "9.0", "8.0", "7.0", "6.0", "5.0", "4.0", "3.0", "2.0", "1.0");
    assertThat(answer.at("/items/9/at")).isEqualTo("2026-01-31T00:00:00Z");
    assertThat(answer.at("/items/9/commit")).startsWith("4b825dc");
    assertThat(answer.at("/items/9/environment")).matches("[0-9a-f]{32}");
    SERVER.get("/api/v1/projects/racket/racket/jobs/" + answer.at("/items/9/job")).is(200);
  }

  @Test
  void points_arePagedWithinTheirTime() {
    var next =
        duration() + "/points?from=2026-01-31T00:00:00%2B00:00&to=2026-02-01T21:00:00Z&limit=4";
    var pages = new ArrayList<List<String>>();
    while (!next.isEmpty()) {
      var answer = SERVER.get(next).is(200);
      pages.add(answer.items("/value"));
      next = answer.at("/next");
    }
    assertThat(pages)
        .containsExactly(
            List.of("9.0", "8.0", "7.0", "6.0"),
            List.of("5.0", "4.0", "3.0", "2.0"),
            List.of("1.0"));
  }

  @Test
  void points_takeFromAndLeaveTo() {
    var from = "2026-01-31T05:00:00Z";
    var to = "2026-01-31T10:00:00Z";
    assertThat(SERVER.get(duration() + "/points?from=" + from + "&to=" + to).items("/value"))
        .containsExactly("2.0");
  }

  @Test
  void points_mayBeFiveThousandAPage() {
    SERVER.get(duration() + "/points?limit=5000").is(200);
    SERVER.get(duration() + "/points?limit=5001").isProblem(400, "bad-query").refuses("limit");
  }

  @Test
  void days_tellTheSpread() {
    var answer = SERVER.get(duration() + "/days").is(200);
    assertThat(answer.items("/day")).containsExactly("2026-02-01", "2026-01-31");
    assertThat(answer.json().at("/items/1").toString())
        .isEqualTo(
            "{\"day\":\"2026-01-31\",\"points\":5,\"minimum\":1.0,\"lowerQuartile\":2.0,"
                + "\"median\":3.0,\"upperQuartile\":4.0,\"maximum\":5.0}");
  }

  @Test
  void days_takeFromAndLeaveTo() {
    var path = duration() + "/days";
    assertThat(SERVER.get(path + "?from=2026-02-01").items("/day")).containsExactly("2026-02-01");
    assertThat(SERVER.get(path + "?to=2026-02-01").items("/day")).containsExactly("2026-01-31");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/0", "/x", "/0/points", "/0/days"})
  void missing_isNotFound(String path) {
    SERVER.get(PATH + path).isProblem(404, "not-found");
  }

  @ParameterizedTest
  @CsvSource({
    "?metrics=size, metrics",
    "?kind=x, kind",
    "?configuration=1, configuration",
    "?before=!, before",
    "/1?x=1, x",
    "/1/points?from=yesterday, from",
    "/1/points?from=2026-01-31, from",
    "/1/points?to=%2B99999-01-01T00:00:00Z, to",
    "/1/points?limit=x, limit",
    "/1/days?from=2026-13-01, from",
    "/1/days?to=31.1.2026, to",
    "/1/days?limit=5, limit",
  })
  void badParameter_isRefusedByItsName(String path, String parameter) {
    SERVER.get(PATH + path).isProblem(400, "bad-query").refuses(parameter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/1", "/1/points", "/1/days"})
  void privateProject_isNotFoundForStrangers(String path) {
    SERVER.get("/api/v1/projects/racket/secret/series" + path).isProblem(404, "not-found");
  }

  @Test
  void seriesOfAnotherProject_isNotFound() {
    var id = SERVER.get(PATH).at("/items/0/id");
    SERVER
        .get("/api/v1/projects/racket/secret/series/" + id + "/points", SERVER.operator())
        .isProblem(404, "not-found");
  }

  private static String duration() {
    return SERVER.get(PATH + "?branch=main&metric=duration").at("/items/0/api");
  }
}
