package dev.baseline.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.server.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ErrorsTest {

  @RegisterExtension static final TestServer SERVER = new TestServer();

  @Test
  void unknownPath_isAProblem() {
    SERVER.get("/api/v1/nothing").isProblem(404, "not-found");
  }

  @Test
  void unknownPath_isAPageToABrowser() {
    var answer = SERVER.send(SERVER.request("/nothing").header("Accept", "text/html").GET());
    assertThat(answer.is(404).text()).contains("<h1>");
  }

  @Test
  void unknownMethod_isAProblem() {
    SERVER
        .send(SERVER.request("/api/v1/projects").method("PATCH", BodyPublishers.ofString("{}")))
        .isProblem(404, "not-found");
  }

  @Test
  void unauthorized_saysHowToAuthenticate() {
    var answer = SERVER.get("/api/v1/projects/racket/racket/keys");
    answer.isProblem(401, "unauthenticated");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
  }

  @Test
  void malformedEscape_isNoFaultOfTheServer() {
    assertThat(SERVER.get("/api/v1/projects?limit=%F0%28").status()).isEqualTo(400);
  }

  @Test
  void longAnswer_isCompressedForThoseWhoTakeIt() {
    var answer =
        SERVER.send(
            SERVER.request("/api/v1/schemas/report").header("Accept-Encoding", "gzip").GET());
    assertThat(answer.is(200).headers().firstValue("Content-Encoding")).contains("gzip");
  }
}
