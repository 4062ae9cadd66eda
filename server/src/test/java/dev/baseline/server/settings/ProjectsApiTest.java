package dev.baseline.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.reports.JobKind;
import dev.baseline.server.Draft;
import dev.baseline.server.TestServer;
import dev.baseline.server.access.Scope;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectsApiTest {

  private static final String PATH = "/api/v1/projects/";

  @RegisterExtension static final TestServer SERVER = new TestServer();

  @Test
  void put_byTheOperatorMakesAProject() {
    var answer =
        SERVER
            .send("PUT", PATH + "put/new", SERVER.operator(), "{\"defaultBranch\":\"master\"}")
            .is(201);
    assertThat(answer.at("/name")).isEqualTo("put/new");
    assertThat(answer.at("/defaultBranch")).isEqualTo("master");
    assertThat(answer.at("/public")).isEqualTo("false");
    assertThat(answer.at("/createdAt")).isEqualTo(TestServer.NOW.toString());
  }

  @Test
  void put_againChangesOnlyWhatIsSaid() {
    SERVER.send("PUT", PATH + "put/again", SERVER.operator(), "{\"public\":true}").is(201);
    var answer =
        SERVER
            .send("PUT", PATH + "Put/Again", SERVER.operator(), "{\"defaultBranch\":\"next\"}")
            .is(200);
    assertThat(answer.at("/name")).isEqualTo("put/again");
    assertThat(answer.at("/public")).isEqualTo("true");
    assertThat(answer.at("/defaultBranch")).isEqualTo("next");
  }

  @Test
  void put_byAnAdministratorsKeyChangesButDoesNotMake() {
    var key = SERVER.key(SERVER.project("put/admin", false), Scope.ADMIN);
    SERVER.send("PUT", PATH + "put/admin", key, "{\"public\":true}").is(200);
    SERVER.send("PUT", PATH + "put/other", key, "{}").isProblem(401, "unauthenticated");
    SERVER.get(PATH + "put/other", SERVER.operator()).is(404);
  }

  @Test
  void put_byAnotherKeyIsRefused() {
    var key = SERVER.key(SERVER.project("put/report", false), Scope.REPORT);
    SERVER.send("PUT", PATH + "put/report", key, "{}").isProblem(403, "scope-missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"public\":\"yes\"} | /public",
        "{\"public\":null} | /public",
        "{\"sample\":true} | /sample",
        "{\"defaultBranch\":\"\"} | /defaultBranch",
        "{\"defaultBranch\":\"a\\u0007b\"} | /defaultBranch",
        "{\"defaultBranch\":\"<b>x\"} | /defaultBranch",
        "{\"defaultBranch\":[\"main\"]} | /defaultBranch",
        "[] | ''",
        "{\"public\":true | ''",
        "'' | ''",
      })
  void put_withAWrongBodyIsRefusedByItsPlace(String body, String pointer) {
    SERVER
        .send("PUT", PATH + "put/wrong", SERVER.operator(), body)
        .isProblem(422, "invalid-body")
        .refuses(pointer);
    SERVER.get(PATH + "put/wrong", SERVER.operator()).is(404);
  }

  @Test
  void put_withoutJsonIsRefused() {
    SERVER
        .send(
            SERVER
                .bearer(PATH + "put/form", SERVER.operator())
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("public=true")))
        .isProblem(415, "unsupported-media-type");
  }

  @Test
  void put_withATooLargeBodyIsRefused() {
    SERVER
        .send("PUT", PATH + "put/large", SERVER.operator(), " ".repeat(70_000) + "{}")
        .isProblem(413, "body-too-large");
  }

  @Test
  void put_ofAnImpossibleNameIsNotFound() {
    SERVER.send("PUT", PATH + "put/-x", SERVER.operator(), "{}").isProblem(404, "not-found");
    SERVER.send("PUT", PATH + "put/a%3Cb", SERVER.operator(), "{}").isProblem(404, "not-found");
  }

  @Test
  void get_tellsWhatReportsNamed() {
    var project = SERVER.project("get/words", true);
    SERVER.store(project, new Draft().measured("size", 5).report());
    SERVER.store(
        project,
        new Draft()
            .kind(JobKind.TEST)
            .name("test")
            .axes(Map.of("os", "macos", "vm", "cs"))
            .run("2")
            .branch("wip")
            .report());
    var answer = SERVER.get(PATH + "get/words").is(200).json();
    assertThat(answer.at("/project/name").asString()).isEqualTo("get/words");
    assertThat(answer.get("axes").toString())
        .isEqualTo("{\"os\":[\"linux\",\"macos\"],\"vm\":[\"cs\"]}");
    assertThat(answer.get("branches").toString()).isEqualTo("[\"main\",\"wip\"]");
    assertThat(answer.get("kinds").toString()).isEqualTo("[\"build\",\"test\"]");
    assertThat(answer.get("metrics").toString())
        .contains("{\"name\":\"size\",\"unit\":\"B\",\"direction\":\"lower\"}")
        .contains("{\"name\":\"duration\",\"unit\":\"s\",\"direction\":\"lower\"}");
  }

  @Test
  void get_ofAPrivateProjectIsNotFoundForStrangers() {
    var project = SERVER.project("get/private", false);
    var other = SERVER.project("get/other", false);
    SERVER.get(PATH + "get/private").isProblem(404, "not-found");
    SERVER.get(PATH + "get/private", SERVER.key(other, Scope.READ)).isProblem(404, "not-found");
    SERVER.get(PATH + "get/private", SERVER.key(project, Scope.REPORT)).isProblem(404, "not-found");
    SERVER.get(PATH + "get/private", SERVER.key(project, Scope.READ)).is(200);
    SERVER.get(PATH + "get/private", SERVER.operator()).is(200);
  }

  @Test
  void list_holdsWhatTheSenderSees() {
    var mine = SERVER.project("list/mine", false);
    SERVER.project("list/theirs", false);
    SERVER.project("list/public", true);
    var path = "/api/v1/projects";
    assertThat(SERVER.get(path).is(200).items("/name"))
        .contains("list/public")
        .doesNotContain("list/mine", "list/theirs");
    assertThat(SERVER.get(path, SERVER.key(mine, Scope.READ)).items("/name"))
        .contains("list/public", "list/mine")
        .doesNotContain("list/theirs");
    assertThat(SERVER.get(path, SERVER.operator()).items("/name"))
        .contains("list/public", "list/mine", "list/theirs");
  }

  @Test
  void list_withAKeyThatWasMadeUpHoldsWhatIsPublic() {
    SERVER.project("list/public", true);
    var hidden = SERVER.project("list/hidden", false);
    var key = SERVER.key(hidden, Scope.READ);
    var wrong = key.substring(0, key.length() - 3) + (key.endsWith("abc") ? "xyz" : "abc");
    for (String token : new String[] {wrong, "baseline_00000000_" + "0".repeat(43), "nonsense"}) {
      assertThat(SERVER.get("/api/v1/projects", token).is(200).items("/name"))
          .contains("list/public")
          .doesNotContain("list/hidden");
    }
  }

  @Test
  void list_withAKeyThatWasRevokedIsRefused() {
    var project = SERVER.project("list/revoked", false);
    var key = SERVER.key(project, Scope.READ);
    var id = key.split("_", -1)[1];
    SERVER
        .send(SERVER.bearer(project.apiPath() + "/keys/" + id, SERVER.operator()).DELETE())
        .is(204);
    SERVER.get("/api/v1/projects", key).isProblem(401, "unauthenticated");
  }

  @Test
  void list_refusesUnknownParameters() {
    SERVER.get("/api/v1/projects?owner=x").isProblem(400, "bad-query").refuses("owner");
  }
}
