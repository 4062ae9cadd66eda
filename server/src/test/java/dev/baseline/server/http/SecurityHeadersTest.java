package dev.baseline.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.server.Answer;
import dev.baseline.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityHeadersTest {

  @RegisterExtension static final TestServer SERVER = new TestServer();
  @RegisterExtension static final TestServer HTTPS = TestServer.behindHttps();

  @ParameterizedTest
  @CsvSource({
    "/, 200",
    "/sign-in, 200",
    "/nothing, 404",
    "/projects/a/b/settings, 404",
    "/assets/0/baseline.css, 404",
    "/api/v1/projects, 200",
    "/api/v1/openapi.json, 200",
    "/api/v1/nothing, 404",
    "/api/v1/projects/a/b/keys, 401",
    "/api/v1/projects?limit=%F0%28, 400",
  })
  void everyAnswer_carriesThem(String path, int status) {
    var answer = load(SERVER, path).is(status);
    assertThat(header(answer, "Content-Security-Policy"))
        .startsWith("default-src 'none';")
        .contains("form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
    assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(header(answer, "Strict-Transport-Security")).isEmpty();
    assertThat(header(load(HTTPS, path).is(status), "Strict-Transport-Security"))
        .isEqualTo("max-age=31536000");
  }

  @Test
  void everyAnswer_isForItsReaderOnly() {
    for (String path : new String[] {"/", "/nothing", "/api/v1/projects", "/api/v1/projects/a/b"}) {
      assertThat(header(load(SERVER, path), "Cache-Control"))
          .as(path)
          .isEqualTo("private, no-cache");
    }
  }

  @Test
  void descriptions_areForEverybody() {
    for (String path : new String[] {"/api/v1/openapi.json", "/api/v1/schemas/report"}) {
      assertThat(header(load(SERVER, path), "Cache-Control")).startsWith("public");
    }
  }

  private static Answer load(TestServer server, String path) {
    return server.send(server.request(path).header("Accept", "text/html").GET());
  }

  private static String header(Answer answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
