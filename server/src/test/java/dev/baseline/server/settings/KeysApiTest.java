package dev.baseline.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.server.Draft;
import dev.baseline.server.TestServer;
import dev.baseline.server.access.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysApiTest {

  private static final String PATH = "/api/v1/projects/keys/project/keys";

  @RegisterExtension static final TestServer SERVER = new TestServer();

  @Test
  void create_tellsTheKeyOnceAndItWorks() {
    SERVER.project("keys/project", false);
    var made =
        SERVER
            .send(
                "POST",
                PATH,
                SERVER.operator(),
                "{\"name\":\"ci\",\"scopes\":[\"report\",\"read\"]}")
            .is(201);
    assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(made.at("/key")).matches("baseline_[0-9A-Za-z]{8}_[0-9A-Za-z]{43}");
    assertThat(made.at("/createdBy")).isEqualTo("operator");
    assertThat(made.json().get("scopes").toString()).isEqualTo("[\"report\",\"read\"]");
    assertThat(made.json().has("expiresAt")).isFalse();
    SERVER
        .send("POST", "/api/v1/projects/keys/project/reports", made.at("/key"), new Draft().json())
        .is(201);
    var listed = SERVER.get(PATH, SERVER.operator()).is(200);
    assertThat(listed.items("/id")).contains(made.at("/id"));
    assertThat(listed.text()).doesNotContain(made.at("/key"));
  }

  @Test
  void create_byAnAdministratorsKeyIsAllowed() {
    var key = SERVER.key(SERVER.project("keys/project", false), Scope.ADMIN);
    var made = SERVER.send("POST", PATH, key, "{\"name\":\"x\",\"scopes\":[\"read\"]}").is(201);
    assertThat(made.at("/createdBy")).startsWith("key test (");
  }

  @Test
  void create_withoutTheScopeIsRefused() {
    var key = SERVER.key(SERVER.project("keys/project", false), Scope.REPORT, Scope.READ);
    var body = "{\"name\":\"x\",\"scopes\":[\"admin\"]}";
    SERVER.send("POST", PATH, key, body).isProblem(403, "scope-missing");
    SERVER.get(PATH, key).isProblem(403, "scope-missing");
    SERVER.get(PATH).isProblem(401, "unauthenticated");
  }

  @Test
  void create_forAMissingProjectIsNotFound() {
    SERVER
        .send(
            "POST",
            "/api/v1/projects/keys/missing/keys",
            SERVER.operator(),
            "{\"name\":\"x\",\"scopes\":[\"read\"]}")
        .isProblem(404, "not-found");
  }

  @Test
  void expiry_mayBeGivenAsTimeOrAsSeconds() {
    SERVER.project("keys/project", false);
    var now = SERVER.clock().instant();
    var later = now.plusSeconds(90);
    for (String expiry : new String[] {"\"expiresAt\":\"" + later + "\"", "\"expiresIn\":90"}) {
      var made =
          SERVER
              .send(
                  "POST",
                  PATH,
                  SERVER.operator(),
                  "{\"name\":\"short\",\"scopes\":[\"admin\"]," + expiry + "}")
              .is(201);
      assertThat(made.at("/expiresAt")).isEqualTo(later.toString());
      SERVER.get(PATH, made.at("/key")).is(200);
      SERVER.clock().pass(Duration.ofSeconds(90));
      SERVER.get(PATH, made.at("/key")).isProblem(401, "unauthenticated");
      SERVER.clock().pass(Duration.ofSeconds(-90));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"scopes\":[\"read\"]} | /name",
        "{\"name\":\"x\"} | /scopes",
        "{\"name\":\"x\",\"scopes\":[]} | /scopes",
        "{\"name\":\"x\",\"scopes\":\"read\"} | /scopes",
        "{\"name\":\"x\",\"scopes\":[\"write\"]} | /scopes/0",
        "{\"name\":\"x\",\"scopes\":[\"read\",\"read\"]} | /scopes/1",
        "{\"name\":\"x\",\"scopes\":[null]} | /scopes/0",
        "{\"name\":\"\",\"scopes\":[\"read\"]} | /name",
        "{\"name\":\"a\\nb\",\"scopes\":[\"read\"]} | /name",
        "{\"name\":\"<script>\",\"scopes\":[\"read\"]} | /name",
        "{\"name\":7,\"scopes\":[\"read\"]} | /name",
        "{\"name\":\"x\",\"name\":\"y\",\"scopes\":[\"read\"]} | /name",
        "{\"name\":\"x\",\"scopes\":[\"read\"],\"secret\":1} | /secret",
        "{\"name\":\"x\",\"scopes\":[\"read\"],\"expiresAt\":\"2020-01-01T00:00:00Z\"} | /expiresAt",
        "{\"name\":\"x\",\"scopes\":[\"read\"],\"expiresAt\":\"2999-01-01T00:00:00Z\"} | /expiresAt",
        "{\"name\":\"x\",\"scopes\":[\"read\"],\"expiresAt\":\"tomorrow\"} | /expiresAt",
        "{\"name\":\"x\",\"scopes\":[\"read\"],\"expiresAt\":\"2026-02-30T00:00:00Z\"} | /expiresAt",
        "{\"name\":\"x\",\"scopes\":[\"read\"],\"expiresIn\":0} | /expiresIn",
        "{\"name\":\"x\",\"scopes\":[\"read\"],\"expiresIn\":1.5} | /expiresIn",
        "{\"name\":\"x\",\"scopes\":[\"read\"],\"expiresIn\":9999999999999999999} | /expiresIn",
        "{\"name\":\"x\",\"scopes\":[\"read\"],\"expiresIn\":60,\"expiresAt\":\"2026-03-01T00:00:00Z\"} | /expiresIn",
      })
  void create_withAWrongBodyIsRefusedByItsPlace(String body, String pointer) {
    SERVER.project("keys/project", false);
    int before = SERVER.get(PATH, SERVER.operator()).items("/id").size();
    SERVER
        .send("POST", PATH, SERVER.operator(), body)
        .isProblem(422, "invalid-body")
        .refuses(pointer);
    assertThat(SERVER.get(PATH, SERVER.operator()).items("/id")).hasSize(before);
  }

  @Test
  void revoke_endsAKey() {
    var key = SERVER.key(SERVER.project("keys/project", false), Scope.ADMIN);
    var id = key.split("_", -1)[1];
    var answer = SERVER.send(SERVER.bearer(PATH + "/" + id, SERVER.operator()).DELETE()).is(204);
    assertThat(answer.text()).isEmpty();
    SERVER.get(PATH, key).isProblem(401, "unauthenticated");
    var listed = SERVER.get(PATH, SERVER.operator()).json().get("items");
    for (var item : listed) {
      if (item.get("id").asString().equals(id)) {
        assertThat(item.get("valid").asBoolean()).isFalse();
        assertThat(item.has("revokedAt")).isTrue();
      }
    }
  }

  @Test
  void revoke_ofAnUnknownKeyIsNotFound() {
    SERVER.project("keys/project", false);
    SERVER
        .send(SERVER.bearer(PATH + "/00000000", SERVER.operator()).DELETE())
        .isProblem(404, "not-found");
  }

  @Test
  void revoke_ofAKeyOfAnotherProjectIsNotFound() {
    SERVER.project("keys/project", false);
    var id = SERVER.key(SERVER.project("keys/other", false), Scope.READ).split("_", -1)[1];
    SERVER
        .send(SERVER.bearer(PATH + "/" + id, SERVER.operator()).DELETE())
        .isProblem(404, "not-found");
  }

  @Test
  void signInLink_isForTheOperatorOnly() {
    var path = "/api/v1/sign-in-links";
    var made = SERVER.send(SERVER.bearer(path, SERVER.operator()).POST(BodyPublishers.noBody()));
    assertThat(made.is(201).at("/url"))
        .matches("http://127\\.0\\.0\\.1:\\d+/sign-in\\?token=[0-9A-Za-z]{43}");
    var key = SERVER.key(SERVER.project("keys/project", false), Scope.ADMIN);
    SERVER
        .send(SERVER.bearer(path, key).POST(BodyPublishers.noBody()))
        .isProblem(401, "unauthenticated");
    SERVER
        .send(SERVER.request(path).POST(BodyPublishers.noBody()))
        .isProblem(401, "unauthenticated");
  }
}
