package dev.baseline.benchmarks.load;

import dev.baseline.benchmarks.machine.Server;
import dev.baseline.reports.Report;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * A project of a server, which everybody may read, with a key to send reports to it.
 *
 * @param path where its pages are
 * @param key the key
 */
public record Project(String path, String key) {

  private static final String NAME = "bench/history";

  /** The project of a server, made if it was not there, with a new key. */
  public static Project create(Server server) throws IOException {
    return create(server.url(), server.data());
  }

  /** The same for a server that listens there and has that folder. */
  public static Project create(URI url, Path data) throws IOException {
    String token = Files.readString(data.resolve("operator-token")).strip();
    try (var connection = HttpConnection.open(url)) {
      var headers = headers(token, "application/json");
      connection
          .send(
              "PUT",
              "/api/v1/projects/" + NAME,
              headers,
              utf8("{\"public\": true, \"defaultBranch\": \"main\"}"))
          .require();
      byte[] made =
          connection
              .send(
                  "POST",
                  "/api/v1/projects/" + NAME + "/keys",
                  headers,
                  utf8("{\"name\": \"benchmark\", \"scopes\": [\"report\"]}"))
              .require();
      String key = JsonMapper.shared().readTree(made).path("key").asString();
      return new Project("/projects/" + NAME, key);
    }
  }

  /**
   * Sends a report.
   *
   * @param compressed whether the document is compressed by gzip
   */
  public HttpConnection.Answer send(HttpConnection connection, byte[] document, boolean compressed)
      throws IOException {
    var headers = new HashMap<>(headers(key, Report.MEDIA_TYPE));
    if (compressed) {
      headers.put("Content-Encoding", "gzip");
    }
    headers.put("Idempotency-Key", UUID.randomUUID().toString());
    return connection.send("POST", "/api/v1" + path + "/reports", headers, document);
  }

  private static Map<String, String> headers(String token, String type) {
    return Map.of(
        "Authorization", "Bearer " + token, "Content-Type", type, "Accept", "application/json");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
