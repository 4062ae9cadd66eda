package dev.baseline.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.server.Answer;
import dev.baseline.server.Draft;
import dev.baseline.server.Invariants;
import dev.baseline.server.TestServer;
import dev.baseline.server.access.Scope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, nothing of it is half stored, and the server goes on answering. */
class HostileReportsTest {

  private static final String PATH = "/api/v1/projects/racket/racket/reports";
  private static final int MIB = 1024 * 1024;

  @RegisterExtension static final TestServer SERVER = new TestServer();

  private String key = "";
  private SortedMap<String, Long> before = new TreeMap<>();

  @BeforeEach
  void countRows() {
    key = SERVER.key(SERVER.project("racket/racket", true), Scope.REPORT);
    before = Invariants.rows(SERVER.jdbi());
  }

  @AfterEach
  void nothingIsStoredAndTheServerAnswers() {
    assertThat(Invariants.rows(SERVER.jdbi())).isEqualTo(before);
    Invariants.hold(SERVER.jdbi());
    SERVER.get("/api/v1/projects/racket/racket").is(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "null",
        "[]",
        "7",
        "\"report\"",
        "{}{}",
        "{\"commit\":}",
        "{'commit':1}",
        "<report/>",
        "{\"a\":\"\\ud800\"}",
        "\u0000",
      })
  void notAReport_isRefused(String body) {
    assertThat(json(body).isProblem(422, "invalid-report").json().get("violations")).isNotEmpty();
  }

  @Test
  void notUtf8_isRefused() {
    json(BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}))
        .isProblem(422, "invalid-report");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"sha\":\"4b825dc642cb6eb9a060e54bf8d69288fbee4904\" | \"sha\":7 | /commit/sha",
        "\"sha\":\"4b825dc642cb6eb9a060e54bf8d69288fbee4904\" | \"sha\":null | /commit/sha",
        "\"provider\":\"github\" | \"provider\":\"git\\u0000hub\" | /run/provider",
        "\"provider\":\"github\" | \"provider\":\"git\\u001bhub\" | /run/provider",
        "\"provider\":\"github\" | \"provider\":\"git\\u202ehub\" | /run/provider",
        "\"branch\":\"main\" | \"branch\":\"<img src=x onerror=alert(1)>\" | /run/branch",
        "\"branch\":\"main\" | \"branch\":\"main\",\"brunch\":\"x\" | /run/brunch",
        "\"name\":\"build\" | \"name\":\"<script>alert(1)</script>\" | /job/name",
        "\"name\":\"build\" | \"name\":[\"build\"] | /job/name",
        "\"name\":\"build\" | \"name\":\"\" | /job/name",
        "\"name\":\"build\" | \"name\":\"build\",\"name\":\"other\" | /job/name",
        "\"status\":\"pass\" | \"status\":\"green\" | /job/status",
        "\"startedAt\":\"2026-01-31T12:00:00Z\" | \"startedAt\":\"2026-01-31T12:02:00Z\" | /job/completedAt",
        "\"startedAt\":\"2026-01-31T12:00:00Z\" | \"startedAt\":\"2036-01-31T12:00:00Z\" | /job/startedAt",
        "\"startedAt\":\"2026-01-31T12:00:00Z\" | \"startedAt\":\"1066-01-31T12:00:00Z\" | /job/startedAt",
        "\"startedAt\":\"2026-01-31T12:00:00Z\" | \"startedAt\":\"2026-01-31\" | /job/startedAt",
        "\"startedAt\":\"2026-01-31T12:00:00Z\" | \"startedAt\":1769860800 | /job/startedAt",
        "\"url\":\"https://ci.example.org/1\" | \"url\":\"javascript:alert(1)\" | /run/url",
        "\"value\":5.0 | \"value\":NaN | /measurements/0/value",
        "\"value\":5.0 | \"value\":-Infinity | /measurements/0/value",
        "\"value\":5.0 | \"value\":1e999 | /measurements/0/value",
        "\"value\":5.0 | \"value\":\"5\" | /measurements/0/value",
        "\"value\":5.0 | \"value\":true | /measurements/0/value",
      })
  void wrongValue_isRefusedByItsPlace(String right, String wrong, String pointer) {
    var report = new Draft().measured("size", 5).json();
    assertThat(report).contains(right);
    json(report.replace(right, wrong)).isProblem(422, "invalid-report").refuses(pointer);
  }

  @Test
  void manyViolations_areToldUpToTwenty() {
    var steps = "{},".repeat(1_000) + "{}";
    var answer = json(with("steps", "[" + steps + "]")).isProblem(422, "invalid-report");
    assertThat(answer.json().get("violations")).hasSize(20);
  }

  @Test
  void aMillionSteps_areRefused() {
    json(with("steps", "[" + "0,".repeat(1_000_000) + "0]")).isProblem(422, "invalid-report");
    var step = "{\"name\":\"s\",\"startedAt\":\"2026-01-31T12:00:00Z\",\"seconds\":1},";
    json(with("steps", "[" + step.repeat(200_000) + step.replace("},", "}]")))
        .isProblem(422, "invalid-report")
        .refuses("/steps");
  }

  @Test
  void deepNesting_isRefused() {
    json("[".repeat(5_000_000)).isProblem(422, "invalid-report");
    json(with("steps", "[".repeat(100_000) + "]".repeat(100_000))).isProblem(422, "invalid-report");
    json(with("environment", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)))
        .isProblem(422, "invalid-report");
  }

  @Test
  void longText_isRefused() {
    json(with("$schema", "\"" + "x".repeat(2_000_000) + "\"")).isProblem(422, "invalid-report");
    json("{\"" + "x".repeat(2_000_000) + "\":1}").isProblem(422, "invalid-report");
  }

  @Test
  void tooLarge_isRefusedByItsLengthAlone() {
    json(BodyPublishers.ofByteArray(new byte[17 * MIB])).isProblem(413, "body-too-large");
  }

  @Test
  void tooLargeInPieces_isRefused() {
    json(BodyPublishers.ofInputStream(() -> new Endless(64L * MIB)))
        .isProblem(413, "body-too-large");
  }

  @Test
  void gzipBomb_isRefusedEarlyAndInLittleMemory() {
    // More white space than the tests' heap could hold, four times over.
    byte[] bomb = gzip(new Endless(256L * MIB));
    assertThat(bomb.length).isLessThan(MIB);
    for (int i = 0; i < 4; i++) {
      encoded("gzip", bomb).isProblem(413, "body-too-large");
    }
  }

  @Test
  void brokenGzip_isRefused() throws IOException {
    byte[] whole = gzip(new java.io.ByteArrayInputStream(report()));
    encoded("gzip", report()).isProblem(400, "bad-request");
    encoded("gzip", new byte[0]).isProblem(400, "bad-request");
    encoded("gzip", Arrays.copyOf(whole, 5)).isProblem(400, "bad-request");
    encoded("gzip", Arrays.copyOf(whole, whole.length / 2)).isProblem(400, "bad-request");
    byte[] corrupt = whole.clone();
    corrupt[whole.length / 2] ^= 0x55;
    assertThat(encoded("gzip", corrupt).status()).isIn(400, 422);
    byte[] wrongSum = whole.clone();
    wrongSum[whole.length - 6] ^= 0x55;
    encoded("gzip", wrongSum).isProblem(400, "bad-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip", "x"})
  void unknownEncoding_isRefused(String encoding) {
    encoded(encoding, report()).isProblem(415, "unsupported-encoding");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "json",
        "*/*"
      })
  void unknownMediaType_isRefused(String type) {
    var answer =
        SERVER.send(
            SERVER
                .bearer(PATH, key)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(report())));
    assertThat(answer.status()).as(answer.text()).isIn(400, 415);
  }

  @Test
  void noMediaType_isRefused() {
    SERVER
        .send(SERVER.bearer(PATH, key).POST(BodyPublishers.ofByteArray(report())))
        .isProblem(415, "unsupported-media-type");
  }

  @Test
  void bodyCutOff_isRefused() {
    byte[] report = report();
    var answer =
        RawRequest.cutOff(
            SERVER.port(),
            head("Content-Length: " + report.length),
            Arrays.copyOf(report, report.length / 2));
    assertThat(answer).doesNotContain(" 201 ").doesNotContain(" 500 ");
  }

  @Test
  void bodyCutOffBetweenChunks_isRefused() {
    String half = new String(report(), StandardCharsets.UTF_8).substring(0, 100);
    var answer =
        RawRequest.cutOff(
            SERVER.port(),
            head("Transfer-Encoding: chunked"),
            ("64\r\n" + half + "\r\n").getBytes(StandardCharsets.UTF_8));
    assertThat(answer).doesNotContain(" 201 ").doesNotContain(" 500 ");
  }

  @Test
  void wholeReportWithoutTheLastChunk_isRefused() {
    String whole = new String(report(), StandardCharsets.UTF_8);
    var answer =
        RawRequest.cutOff(
            SERVER.port(),
            head("Transfer-Encoding: chunked"),
            (Integer.toHexString(whole.length()) + "\r\n" + whole + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
    assertThat(answer).doesNotContain(" 201 ").doesNotContain(" 500 ");
  }

  private String head(String length) {
    return """
        POST %s HTTP/1.1
        Host: 127.0.0.1
        Authorization: Bearer %s
        Content-Type: application/json
        %s

        """
        .formatted(PATH, key, length);
  }

  private Answer json(String body) {
    return json(BodyPublishers.ofString(body));
  }

  private Answer json(BodyPublisher body) {
    return SERVER.send(
        SERVER.bearer(PATH, key).header("Content-Type", "application/json").POST(body));
  }

  private Answer encoded(String encoding, byte[] body) {
    return SERVER.send(
        SERVER
            .bearer(PATH, key)
            .header("Content-Type", "application/json")
            .header("Content-Encoding", encoding)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private static byte[] report() {
    return new Draft().json().getBytes(StandardCharsets.UTF_8);
  }

  private static String with(String field, String value) {
    return "{\"" + field + "\":" + value + "," + new Draft().json().substring(1);
  }

  private static byte[] gzip(InputStream in) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      in.transferTo(gzip);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  /** So many spaces. */
  private static final class Endless extends InputStream {
    private long left;

    Endless(long length) {
      left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? ' ' : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(left, length);
      Arrays.fill(buffer, offset, offset + count, (byte) ' ');
      left -= count;
      return count;
    }
  }
}
