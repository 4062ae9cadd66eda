package dev.baseline.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.server.TestServer;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInPagesTest {

  private static final String PRIVATE = "/projects/sign/private";

  @RegisterExtension static final TestServer SERVER = new TestServer();
  @RegisterExtension static final TestServer HTTPS = TestServer.behindHttps();

  @Test
  void link_thatIsOnlyLookedAtStaysGood() {
    var link = Visitor.link(SERVER);
    var visitor = Visitor.of(SERVER);
    visitor.get(link).is(200);
    var page = visitor.get(link).is(200);
    assertThat(page.text()).contains("<form method=\"post\" action=\"/sign-in\">");
    assertThat(Visitor.setCookie(page)).isEmpty();
    visitor.post("/sign-in", "token", Visitor.token(link)).is(303);
  }

  @Test
  void link_isGoodOnce() {
    var token = Visitor.token(Visitor.link(SERVER));
    var answer = Visitor.of(SERVER).post("/sign-in", "token", token).is(303);
    assertThat(answer.headers().firstValue("Location")).contains("/");
    var again = Visitor.of(SERVER).post("/sign-in", "token", token).is(403);
    assertThat(Visitor.setCookie(again)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void link_isNotUsedUpByAFormOfAnotherSite(String site) {
    var visitor = Visitor.of(SERVER);
    var token = Visitor.token(Visitor.link(SERVER));
    var foreign = visitor.form("/sign-in", "token", token).header("Sec-Fetch-Site", site);
    assertThat(Visitor.setCookie(visitor.send(foreign).is(403))).isEmpty();
    var own = visitor.form("/sign-in", "token", token).header("Sec-Fetch-Site", "same-origin");
    visitor.send(own).is(303);
  }

  @Test
  void link_isGoodForAnHour() {
    var kept = Visitor.token(Visitor.link(SERVER));
    var late = Visitor.token(Visitor.link(SERVER));
    SERVER.clock().pass(Duration.ofMinutes(59));
    Visitor.of(SERVER).post("/sign-in", "token", kept).is(303);
    SERVER.clock().pass(Duration.ofMinutes(1));
    Visitor.of(SERVER).post("/sign-in", "token", late).is(403);
  }

  @Test
  void link_thatExpiredIsForgottenWithTheNext() {
    Visitor.link(SERVER);
    SERVER.clock().pass(Duration.ofHours(1));
    Visitor.link(SERVER);
    int links =
        SERVER
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT count(*) FROM sign_in_link")
                        .mapTo(Integer.class)
                        .one());
    assertThat(links).isEqualTo(1);
  }

  @Test
  void link_thatWasMadeUpIsRefused() {
    Visitor.of(SERVER).post("/sign-in", "token", "0".repeat(43)).is(403);
    Visitor.of(SERVER).post("/sign-in", "token", "").is(403);
    Visitor.of(SERVER).post("/sign-in").is(403);
  }

  @Test
  void form_ofAStrangerIsSmall() {
    Visitor.of(SERVER).post("/sign-in", "token", "0".repeat(1_024)).is(413);
    var fields = new String[102];
    Arrays.fill(fields, "x");
    Visitor.of(SERVER).post("/sign-in", fields).is(400);
  }

  @Test
  void cookie_isForThisSiteAndNotForScripts() {
    var token = Visitor.token(Visitor.link(SERVER));
    var answer = Visitor.of(SERVER).post("/sign-in", "token", token).is(303);
    assertThat(Visitor.setCookie(answer).orElseThrow())
        .matches("baseline-session=[0-9A-Za-z]{43};.*")
        .contains("; HttpOnly")
        .contains("; SameSite=Lax")
        .contains("; Path=/")
        .contains("; Max-Age=1209600")
        .doesNotContain("Domain")
        .doesNotContain("Secure");
  }

  @Test
  void cookie_ofAServerBehindHttpsIsBoundToIt() {
    var token = Visitor.token(Visitor.link(HTTPS));
    var answer = Visitor.byHttps(HTTPS).post("/sign-in", "token", token).is(303);
    assertThat(Visitor.setCookie(answer).orElseThrow())
        .matches("__Host-baseline-session=[0-9A-Za-z]{43};.*")
        .contains("; Secure")
        .contains("; HttpOnly")
        .contains("; SameSite=Lax")
        .contains("; Path=/")
        .doesNotContain("Domain");
  }

  @Test
  void cookie_withoutItsPrefixIsNoneBehindHttps() {
    HTTPS.project("sign/private", false);
    var visitor = Visitor.byHttps(HTTPS).signIn();
    visitor.get(PRIVATE).is(200);
    Visitor.of(HTTPS).holding(visitor.secret()).get(PRIVATE).is(404);
  }

  @Test
  void cookie_thatSomebodyElseChoseIsNotAdopted() {
    SERVER.project("sign/private", false);
    var planted = "A".repeat(43);
    var visitor = Visitor.of(SERVER).holding(planted).signIn();
    assertThat(visitor.secret()).isNotEqualTo(planted);
    visitor.get(PRIVATE).is(200);
    visitor.holding(planted).get(PRIVATE).is(404);
  }

  @Test
  void signingIn_endsTheSessionBefore() {
    SERVER.project("sign/private", false);
    var visitor = Visitor.of(SERVER).signIn();
    var before = visitor.twin();
    var formToken = visitor.formToken("/");
    visitor.signIn();
    assertThat(visitor.secret()).isNotEqualTo(before.secret());
    assertThat(visitor.formToken("/")).isNotEqualTo(formToken);
    visitor.get(PRIVATE).is(200);
    before.get(PRIVATE).is(404);
  }

  @Test
  void signingOut_endsTheSessionOnTheServer() {
    SERVER.project("sign/private", false);
    var visitor = Visitor.of(SERVER).signIn();
    var thief = visitor.twin();
    var answer = visitor.submit("/", "/sign-out").is(303);
    assertThat(Visitor.setCookie(answer).orElseThrow())
        .startsWith("baseline-session=;")
        .contains("Expires=Thu, 1 Jan 1970 00:00:00 GMT");
    thief.get(PRIVATE).is(404);
  }

  @Test
  void signingOut_needsTheFormOfTheSession() {
    SERVER.project("sign/private", false);
    var visitor = Visitor.of(SERVER).signIn();
    visitor.post("/sign-out").is(403);
    visitor.post("/sign-out", "form-token", "0".repeat(43)).is(403);
    Visitor.of(SERVER).post("/sign-out").is(401);
    visitor.get(PRIVATE).is(200);
  }

  @Test
  void session_endsAfterTwoWeeks() {
    SERVER.project("sign/private", false);
    var visitor = Visitor.of(SERVER).signIn();
    for (int day = 0; day < 13; day++) {
      SERVER.clock().pass(Duration.ofDays(1));
      visitor.get(PRIVATE).is(200);
    }
    SERVER.clock().pass(Duration.ofDays(1));
    visitor.get(PRIVATE).is(404);
  }

  @Test
  void session_changesItsSecretEveryHour() {
    SERVER.project("sign/private", false);
    var visitor = Visitor.of(SERVER).signIn();
    var before = visitor.twin();
    SERVER.clock().pass(Duration.ofHours(1));
    assertThat(Visitor.setCookie(visitor.get("/").is(200))).isEmpty();
    SERVER.clock().pass(Duration.ofSeconds(1));
    var answer = visitor.get("/").is(200);
    assertThat(Visitor.setCookie(answer).orElseThrow())
        .contains("; HttpOnly")
        .contains("; SameSite=Lax");
    assertThat(visitor.secret()).isNotEqualTo(before.secret());
    assertThat(Visitor.setCookie(visitor.get("/").is(200))).isEmpty();
    visitor.get(PRIVATE).is(200);
  }

  @Test
  void session_takesTheSecretBeforeForOneMoreMinute() {
    SERVER.project("sign/private", false);
    var visitor = Visitor.of(SERVER).signIn();
    var before = visitor.twin();
    SERVER.clock().pass(Duration.ofHours(1).plusSeconds(1));
    visitor.get("/").is(200);
    SERVER.clock().pass(Duration.ofSeconds(59));
    assertThat(Visitor.setCookie(before.get(PRIVATE).is(200))).isEmpty();
    SERVER.clock().pass(Duration.ofSeconds(1));
    before.get(PRIVATE).is(404);
    visitor.get(PRIVATE).is(200);
  }

  @Test
  void session_whoseNextPageIsAnErrorKeepsItsPerson() {
    SERVER.project("sign/private", false);
    var visitor = Visitor.of(SERVER).signIn();
    var before = visitor.secret();
    SERVER.clock().pass(Duration.ofHours(2));
    visitor.get("/nothing").is(404);
    assertThat(visitor.secret()).isNotEqualTo(before);
    SERVER.clock().pass(Duration.ofMinutes(2));
    visitor.get(PRIVATE).is(200);
  }

  @Test
  void session_keepsItsSecretOverFormsAssetsAndTheApi() {
    SERVER.project("sign/private", false);
    var visitor = Visitor.of(SERVER).signIn();
    var before = visitor.secret();
    SERVER.clock().pass(Duration.ofHours(2));
    visitor.get("/api/v1/projects").is(200);
    visitor.get("/assets/0/baseline.css").is(404);
    visitor.post("/sign-out").is(403);
    assertThat(visitor.secret()).isEqualTo(before);
  }
}
