package dev.baseline.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.server.builds.Seeds;
import dev.baseline.server.database.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages say over HTTP, without a browser. */
class PagesTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String RACKET = "/projects/racket/racket";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static Optional<PagesServer> server = Optional.empty();

  @BeforeAll
  static void start() {
    Seeds.fill(DATABASE);
    server = Optional.of(PagesServer.start(DATABASE.jdbi(), Seeds.CLOCK));
  }

  @AfterAll
  static void stop() {
    server.ifPresent(PagesServer::close);
    CLIENT.close();
  }

  @Test
  void projects_addressIsNotWhatTheRequestClaims() throws Exception {
    var page = operatorGets("/", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "evil.example");

    assertThat(page.body())
        .contains("export BASELINE_SERVER=" + address() + "\n")
        .contains("./baseline time --step make -- make")
        .doesNotContain("evil.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?branch=%00",
        "?axis.x=%00",
        "?axis.%00=x",
        "?kind=baking",
        "/configurations/HASH?metric=%00",
        "/configurations/HASH?from=+300000-01-01T00:00:00Z",
        "/configurations/HASH?from=%2B300000-01-01T00:00:00Z",
        "/configurations/HASH?to=0000-01-01",
        "/configurations/HASH?last=-1"
      })
  void page_queryThatTheDatabaseCannotAnswer(String path) throws Exception {
    assertThat(get(RACKET + path.replace("HASH", hash())).statusCode()).isEqualTo(400);
  }

  @Test
  void page_queryTooLong() throws Exception {
    assertThat(get(RACKET + "?branch=" + "b".repeat(501)).statusCode()).isEqualTo(400);
  }

  @Test
  void page_emptyParametersOfAForm() throws Exception {
    assertThat(get(RACKET + "?branch=&rows=&axis.os=").statusCode()).isEqualTo(200);
    assertThat(get(RACKET + "/configurations/" + hash() + "?from=&to=&last=").statusCode())
        .isEqualTo(200);
  }

  @Test
  void notFound_databaseAway() throws Exception {
    // Nothing listens on port 1; only a request with a cookie asks the database who sends it.
    var away = Jdbi.create("jdbc:postgresql://127.0.0.1:1/away?user=nobody");
    try (var server = PagesServer.start(away, Seeds.CLOCK)) {
      var request =
          HttpRequest.newBuilder(URI.create(server.address() + "/no/such/page"))
              .header("Accept", "text/html")
              .header("Cookie", "baseline-session=" + "a".repeat(43))
              .build();
      var page = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());

      assertThat(page.statusCode()).isEqualTo(404);
      assertThat(page.body()).contains("Nothing is here").contains("Sign in");
    }
  }

  @Test
  void job_reportsAreForThoseWhoAreTrusted() throws Exception {
    String path = RACKET + "/jobs/" + Seeds.job(DATABASE, "racket/racket", "pass");

    assertThat(get(path).body())
        .contains("What was reported")
        .contains("Received")
        .doesNotContain("k3f9")
        .doesNotContain("&#34;sha&#34;");
    assertThat(operatorGets(path).body()).contains("key nightly (k3f9)").contains("&#34;sha&#34;");
  }

  @Test
  void job_factsThatWereOverriddenAreSaid() throws Exception {
    long job = Seeds.job(DATABASE, "racket/racket", "fail");
    DATABASE
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    UPDATE report SET answer = '{"overridden": [
                      {"pointer": "/project", "claimed": "x/<y>", "used": "racket/racket"}]}'
                    WHERE job_id = ?
                    """,
                    job));

    assertThat(operatorGets(RACKET + "/jobs/" + job).body())
        .contains("The report said project x/&lt;y>; it was sent for racket/racket");
  }

  @Test
  void matrix_withoutJobsPointsToBranchesThatHaveThem() throws Exception {
    assertThat(get(RACKET + "?branch=no/such&kind=fuzz").body())
        .contains("No fuzz job was reported on branch no/such yet")
        .contains("<a href=\"" + RACKET + "?branch=main&amp;kind=build\" class=\"name\">main</a>");
  }

  private static String hash() {
    return Seeds.configuration(DATABASE, "cs", "linux", "x86_64", "gcc");
  }

  private static String address() {
    return server.orElseThrow().address();
  }

  private static HttpResponse<String> operatorGets(String path, String... headers)
      throws IOException, InterruptedException {
    var all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Authorization";
    all[headers.length + 1] = "Bearer " + server.orElseThrow().operator();
    return get(path, all);
  }

  private static HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(address() + path)).header("Accept", "text/html");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
