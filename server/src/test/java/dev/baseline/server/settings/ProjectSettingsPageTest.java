package dev.baseline.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.server.Draft;
import dev.baseline.server.TestServer;
import dev.baseline.server.access.Scope;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectSettingsPageTest {

  private static final Pattern KEY = Pattern.compile("baseline_([0-9A-Za-z]{8})_[0-9A-Za-z]{43}");

  @RegisterExtension static final TestServer SERVER = new TestServer();

  @Test
  void page_isForPeopleWhoAreSignedIn() {
    var hidden = SERVER.project("page/private", false).path();
    var shown = SERVER.project("page/public", true).path();
    var stranger = Visitor.of(SERVER);
    stranger.get(hidden).is(404);
    stranger.get(hidden + "/settings").is(404);
    stranger.get(shown).is(200);
    stranger.get(shown + "/settings").is(404);
    var person = Visitor.of(SERVER).signIn();
    person.get(hidden).is(200);
    person.get(hidden + "/settings").is(200);
    person.get(shown + "/settings").is(200);
    person.get("/projects/page/missing/settings").is(404);
  }

  @Test
  void page_isNotForKeys() {
    var project = SERVER.project("page/key", false);
    SERVER.get(project.path() + "/settings", SERVER.key(project, Scope.ADMIN)).is(404);
  }

  @Test
  void form_setsWhoMayRead() {
    var path = SERVER.project("form/reading", false).path();
    var person = Visitor.of(SERVER).signIn();
    var settings = path + "/settings";
    var answer =
        person.submit(settings, settings, "public", "yes", "default-branch", "main").is(303);
    assertThat(answer.headers().firstValue("Location")).contains(settings);
    Visitor.of(SERVER).get(path).is(200);
    person.submit(settings, settings, "default-branch", "main").is(303);
    Visitor.of(SERVER).get(path).is(404);
  }

  @Test
  void form_setsTheBranchByTheRulesOfTheApi() {
    var project = SERVER.project("form/branch", true);
    var person = Visitor.of(SERVER).signIn();
    var settings = project.path() + "/settings";
    var longest = "b".repeat(200);
    person.submit(settings, settings, "default-branch", " " + longest + " ").is(303);
    assertThat(branch(project.apiPath())).isEqualTo(longest);
    for (String wrong : new String[] {"b".repeat(201), "a\u0000b", "a\u0007b", "<b>x", ""}) {
      person.submit(settings, settings, "default-branch", wrong).is(400);
    }
    assertThat(branch(project.apiPath())).isEqualTo(longest);
  }

  @Test
  void form_ofAProjectWithoutReportsNeedsNoBranch() {
    var project = SERVER.project("form/new", false);
    var person = Visitor.of(SERVER).signIn();
    var settings = project.path() + "/settings";
    assertThat(input(person.get(settings).text(), "default-branch")).doesNotContain("required");
    person.submit(settings, settings, "public", "yes", "default-branch", "").is(303);
    SERVER.get(project.path()).is(200);
    SERVER.store(project, new Draft().report());
    assertThat(branch(project.apiPath())).isEqualTo("main");
    assertThat(input(person.get(settings).text(), "default-branch")).contains("required");
    person.submit(settings, settings, "public", "yes", "default-branch", "").is(400);
  }

  @Test
  void form_withoutTheTokenOfTheSessionIsRefused() {
    var project = SERVER.project("form/token", false);
    var person = Visitor.of(SERVER).signIn();
    var settings = project.path() + "/settings";
    var token = person.formToken(settings);
    var foreign = Visitor.of(SERVER).signIn().formToken(settings);
    for (String path : List.of(settings, settings + "/keys", settings + "/keys/00000000/revoke")) {
      person.post(path, whole()).is(403);
      person.post(path, whole("form-token", "")).is(403);
      person.post(path, whole("form-token", "0".repeat(43))).is(403);
      person.post(path, whole("form-token", foreign)).is(403);
      Visitor.of(SERVER).post(path, whole("form-token", token)).is(401);
    }
    assertThat(SERVER.get(project.apiPath() + "/keys", SERVER.operator()).items("/id")).isEmpty();
    Visitor.of(SERVER).get(project.path()).is(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void form_fromAnotherSiteIsRefused(String site) {
    var project = SERVER.project("form/site", false);
    var person = Visitor.of(SERVER).signIn();
    var settings = project.path() + "/settings";
    var fields = whole("form-token", person.formToken(settings));
    person.send(person.form(settings, fields).header("Sec-Fetch-Site", site)).is(403);
    Visitor.of(SERVER).get(project.path()).is(404);
    person.send(person.form(settings, fields).header("Sec-Fetch-Site", "same-origin")).is(303);
    Visitor.of(SERVER).get(project.path()).is(200);
  }

  @Test
  void form_thatIsTooLargeIsReadForPeopleOnly() {
    var settings = SERVER.project("form/large", false).path() + "/settings";
    var large = whole("filling", "x".repeat(20_000));
    Visitor.of(SERVER).post(settings, large).is(401);
    var person = Visitor.of(SERVER).signIn();
    person.post(settings, large).is(413);
    var many = new String[102];
    Arrays.fill(many, "x");
    person.post(settings, many).is(400);
  }

  @Test
  void key_isShownOnceAndWorks() {
    var project = SERVER.project("key/made", false);
    var person = Visitor.of(SERVER).signIn();
    var settings = project.path() + "/settings";
    var answer =
        person
            .submit(settings, settings + "/keys", "key-name", "CI", "scope", "report", "days", "30")
            .is(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    var key = keyIn(answer.text());
    var reports = project.apiPath() + "/reports";
    SERVER.send("POST", reports, key, new Draft().json()).is(201);
    SERVER.get(project.apiPath(), key).is(404);
    var later = person.get(settings).is(200);
    assertThat(later.text()).contains(key.substring(9, 17)).doesNotContain(key);
    assertThat(later.headers().firstValue("Cache-Control")).contains("private, no-cache");
    SERVER.clock().pass(Duration.ofDays(30));
    SERVER.send("POST", reports, key, new Draft().run("2").json()).is(401);
  }

  @Test
  void key_withWhatCannotBeIsRefused() {
    var project = SERVER.project("key/wrong", false);
    var person = Visitor.of(SERVER).signIn();
    var settings = project.path() + "/settings";
    var keys = settings + "/keys";
    person.submit(settings, keys, "key-name", "", "scope", "read", "days", "1").is(400);
    person.submit(settings, keys, "key-name", "<b>", "scope", "read", "days", "1").is(400);
    person.submit(settings, keys, "key-name", "x", "scope", "write", "days", "1").is(400);
    person.submit(settings, keys, "key-name", "x", "scope", "read", "days", "0").is(400);
    person.submit(settings, keys, "key-name", "x", "scope", "read", "days", "3651").is(400);
    person.submit(settings, keys, "key-name", "x", "scope", "read", "days", "soon").is(400);
    assertThat(SERVER.get(project.apiPath() + "/keys", SERVER.operator()).items("/id")).isEmpty();
  }

  @Test
  void key_thatIsRevokedIsRefused() {
    var project = SERVER.project("key/revoked", false);
    var key = SERVER.key(project, Scope.READ);
    SERVER.get(project.apiPath(), key).is(200);
    var person = Visitor.of(SERVER).signIn();
    var settings = project.path() + "/settings";
    person.submit(settings, settings + "/keys/" + key.substring(9, 17) + "/revoke").is(303);
    SERVER.get(project.apiPath(), key).isProblem(401, "unauthenticated");
    person.submit(settings, settings + "/keys/00000000/revoke").is(404);
  }

  @Test
  void cookie_readsByTheApiAndNeverWrites() {
    var project = SERVER.project("cookie/only", false);
    var person = Visitor.of(SERVER).signIn();
    person.get(project.apiPath()).is(200);
    assertThat(person.get("/api/v1/projects").is(200).items("/name")).contains("cookie/only");
    person.send(json(person, project.apiPath()).PUT(BodyPublishers.ofString("{}"))).is(401);
    person
        .send(json(person, "/api/v1/projects/cookie/new").PUT(BodyPublishers.ofString("{}")))
        .is(401);
    person
        .send(
            json(person, project.apiPath() + "/keys")
                .POST(BodyPublishers.ofString("{\"name\":\"x\",\"scopes\":[\"admin\"]}")))
        .is(401);
    person
        .send(
            json(person, project.apiPath() + "/reports")
                .POST(BodyPublishers.ofString(new Draft().json())))
        .is(401);
    person.send(json(person, "/api/v1/sign-in-links").POST(BodyPublishers.noBody())).is(401);
    person.get(project.apiPath() + "/keys").is(401);
  }

  private static HttpRequest.Builder json(Visitor person, String path) {
    return person.request(path).header("Content-Type", "application/json");
  }

  private static String branch(String apiPath) {
    return SERVER.get(apiPath, SERVER.operator()).is(200).at("/project/defaultBranch");
  }

  /** The fields of every form of the page, and more. */
  private static String[] whole(String... more) {
    var fields =
        new ArrayList<>(
            List.of("public", "yes", "default-branch", "main", "key-name", "x", "scope", "read"));
    fields.addAll(List.of("days", "1"));
    fields.addAll(Arrays.asList(more));
    return fields.toArray(String[]::new);
  }

  private static String keyIn(String page) {
    var matcher = KEY.matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group();
  }

  private static String input(String page, String name) {
    int at = page.indexOf("<input name=\"" + name + "\"");
    assertThat(at).isPositive();
    return page.substring(at, page.indexOf('>', at));
  }
}
