package dev.baseline.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.reports.JobKind;
import dev.baseline.reports.JobStatus;
import dev.baseline.reports.Outcome;
import dev.baseline.server.Answer;
import dev.baseline.server.Draft;
import dev.baseline.server.TestServer;
import dev.baseline.server.access.Scope;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The document and the server are of one mind. */
class OpenApiTest {

  private static final String PROJECT = "/api/v1/projects/{owner}/{name}";

  @RegisterExtension static final TestServer SERVER = new TestServer();

  private final OpenApi openApi = new OpenApi();

  @Test
  void document_isPublished() {
    assertThat(SERVER.get("/api/v1/openapi.json").is(200).json()).isEqualTo(openApi.document());
    assertThat(SERVER.get("/api/v1/schemas/report").is(200).json().has("examples")).isTrue();
  }

  @Test
  void document_isValid() {
    // The parser does not know the server that the report's schema is on.
    String text =
        openApi
            .document()
            .toString()
            .replace("{\"$ref\":\"/api/v1/schemas/report\"}", "{\"type\":\"object\"}");
    var parsed = new OpenAPIV3Parser().readContents(text);
    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
    assertThat(parsed.getOpenAPI().getPaths()).isNotEmpty();
  }

  @Test
  void routes_areTheServersAndNoOthers() {
    assertThat(openApi.routes()).isEqualTo(SERVER.routes());
  }

  @Test
  void references_leadSomewhere() {
    for (String reference : found(openApi.document(), "$ref")) {
      if (reference.startsWith("#")) {
        assertThat(openApi.document().at(reference.substring(1)).isMissingNode())
            .as(reference)
            .isFalse();
      } else {
        SERVER.get(reference).is(200);
      }
    }
  }

  @Test
  void operations_haveNamesOfTheirOwn() {
    assertThat(found(openApi.document(), "operationId"))
        .hasSize(openApi.routes().size())
        .doesNotHaveDuplicates();
  }

  @Test
  void pathParameters_areDescribed() {
    openApi
        .document()
        .get("paths")
        .forEachEntry(
            (path, item) -> {
              int named = (int) Pattern.compile("\\{").matcher(path).results().count();
              int described = item.has("parameters") ? item.get("parameters").size() : 0;
              assertThat(described).as(path).isEqualTo(named);
            });
  }

  @Test
  void examples_keepTheirSchemas() {
    var checked = new ArrayList<String>();
    checkExamples(openApi.document(), "", checked);
    assertThat(checked).hasSizeGreaterThan(20);
  }

  @Test
  void answers_keepTheirSchemas() {
    var project = SERVER.project("racket/racket", true);
    SERVER.store(
        project, new Draft().step("make", "").step("link", "make").measured("size", 7).report());
    SERVER.store(
        project,
        new Draft()
            .run("2")
            .after(60)
            .kind(JobKind.TEST)
            .status(JobStatus.FAIL)
            .id("second")
            .test("take", Outcome.FAIL, 1, "no")
            .report());
    keeps("get", "/api/v1/projects", "/api/v1/projects");
    keeps("get", PROJECT, "");
    for (String list : List.of("/configurations", "/runs", "/jobs", "/series")) {
      keeps("get", PROJECT + list, list);
      keeps("get", PROJECT + list, list + "?limit=1");
      if (!list.equals("/configurations")) {
        for (String id : SERVER.get("/api/v1/projects/racket/racket" + list).items("/id")) {
          keeps("get", PROJECT + list + "/{id}", list + "/" + id);
        }
      }
    }
    var series = SERVER.get("/api/v1/projects/racket/racket/series?metric=size").at("/items/0/id");
    keeps("get", PROJECT + "/series/{id}/points", "/series/" + series + "/points");
    keeps("get", PROJECT + "/series/{id}/days", "/series/" + series + "/days");
  }

  @Test
  void answersToChanges_keepTheirSchemas() {
    var path = "/api/v1/projects/open/api";
    var token = SERVER.operator();
    keeps("put", PROJECT, 201, SERVER.send("PUT", path, token, "{}"));
    keeps("put", PROJECT, 200, SERVER.send("PUT", path, token, "{\"public\":true}"));
    var key = "{\"name\":\"ci\",\"scopes\":[\"report\"],\"expiresIn\":60}";
    keeps("post", PROJECT + "/keys", 201, SERVER.send("POST", path + "/keys", token, key));
    keeps("get", PROJECT + "/keys", 200, SERVER.get(path + "/keys", token));
    keeps(
        "post",
        PROJECT + "/reports",
        201,
        SERVER.send("POST", path + "/reports", token, new Draft().json()));
    var links = "/api/v1/sign-in-links";
    keeps("post", links, 201, SERVER.send("POST", links, token, ""));
  }

  @Test
  void problems_keepTheirSchema() {
    var project = SERVER.project("problem/project", false);
    var path = "/api/v1/projects/problem/project";
    var read = SERVER.key(project, Scope.READ);
    for (Answer answer :
        List.of(
            SERVER.get(path),
            SERVER.get(path + "/keys"),
            SERVER.get(path + "/keys", read),
            SERVER.get(path + "/jobs?limit=x", read),
            SERVER.send("PUT", path, SERVER.operator(), "{\"public\":1}"),
            SERVER.send("PUT", path, SERVER.operator(), " ".repeat(70_000)),
            SERVER.send("POST", path + "/reports", SERVER.operator(), "{}"))) {
      var schema = openApi.document().at("/components/schemas/Problem");
      openApi.assertKeeps(schema, answer.json(), answer.text());
    }
  }

  private void keeps(String method, String template, String path) {
    var whole = path.startsWith("/api/") ? path : "/api/v1/projects/racket/racket" + path;
    keeps(method, template, 200, SERVER.get(whole));
  }

  private void keeps(String method, String template, int status, Answer answer) {
    var schema = openApi.answer(method, template, status).get("schema");
    openApi.assertKeeps(schema, answer.is(status).json(), template + ": " + answer.text());
  }

  private void checkExamples(JsonNode node, String place, List<String> checked) {
    if (node.isObject() && node.has("schema") && node.has("example")) {
      openApi.assertKeeps(node.get("schema"), node.get("example"), place);
      checked.add(place);
    }
    if (node.isObject()) {
      node.forEachEntry((name, child) -> checkExamples(child, place + "/" + name, checked));
    }
  }

  private static List<String> found(JsonNode document, String field) {
    Matcher matcher =
        Pattern.compile(Pattern.quote("\"" + field + "\":\"") + "([^\"]*)\"")
            .matcher(document.toString());
    return matcher.results().map(result -> result.group(1)).toList();
  }
}
