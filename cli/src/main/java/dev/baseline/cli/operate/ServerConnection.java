package dev.baseline.cli.operate;

import dev.baseline.cli.terminal.CommandFailure;
import dev.baseline.server.Baseline;
import dev.baseline.server.database.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server that a command speaks to: the one that runs on this machine's data directory, or one
 * elsewhere with an admin key.
 */
final class ServerConnection {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int FAILED = 1;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "The server, with a key of scope admin in $BASELINE_KEY; the one on this machine if not"
              + " given.")
  private Optional<URI> server = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "The data directory of the server on this machine, as given to serve.")
  private Optional<Path> data = Optional.empty();

  /**
   * Sends a request to the API and answers the JSON of a 2xx; an empty object where there is none.
   *
   * @param method the HTTP method
   * @param path the path below /api/v1
   * @param body what to send as JSON; nothing if empty
   * @throws CommandFailure if the server cannot be reached or refuses; the message is for people
   */
  JsonNode send(String method, String path, Optional<Map<String, Object>> body) {
    var access = access();
    var request =
        HttpRequest.newBuilder(URI.create(access.server() + "/api/v1" + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + access.token())
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .method(
                method,
                body.map(JSON::writeValueAsBytes)
                    .map(BodyPublishers::ofByteArray)
                    .orElseGet(BodyPublishers::noBody))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, BodyHandlers.ofString());
      JsonNode json = answer.body().isBlank() ? JSON.createObjectNode() : parsed(answer.body());
      if (answer.statusCode() / 100 == 2) {
        return json;
      }
      throw refused(answer.statusCode(), json);
    } catch (IOException e) {
      throw unreachable(access.server(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(access.server(), e);
    }
  }

  /** Where the server is, for links that are printed. */
  String address() {
    return access().server();
  }

  private record Credentials(String server, String token) {}

  private Credentials access() {
    if (server.isPresent()) {
      String key = System.getenv().getOrDefault("BASELINE_KEY", "");
      if (key.isEmpty()) {
        throw new CommandFailure(
            FAILED,
            "--server needs a key of scope admin in the environment variable BASELINE_KEY.");
      }
      return new Credentials(server.get().toString().replaceAll("/+$", ""), key);
    }
    Path folder = data.orElseGet(DataDirectory::standard);
    return new Credentials(read(folder, Baseline.ADDRESS), read(folder, Baseline.OPERATOR_TOKEN));
  }

  private static String read(Path folder, String name) {
    try {
      return Files.readString(folder.resolve(name)).strip();
    } catch (NoSuchFileException e) {
      throw new CommandFailure(
          FAILED,
          "No server has run on "
              + folder
              + ". Start one with: baseline serve; or name its folder with --data, or a server"
              + " elsewhere with --server.");
    } catch (IOException e) {
      throw new CommandFailure(
          FAILED, "The data directory " + folder + " cannot be read: " + e.getMessage());
    }
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (tools.jackson.core.JacksonException e) {
      throw new CommandFailure(FAILED, "What answers there is no Baseline: its answer is no JSON.");
    }
  }

  private static CommandFailure unreachable(String server, Exception cause) {
    return new CommandFailure(
        FAILED,
        "The server at "
            + server
            + " does not answer ("
            + cause.getClass().getSimpleName()
            + "). Is it running? Start it with: baseline serve");
  }

  /** What a problem document says (RFC 9457). */
  private static CommandFailure refused(int status, JsonNode problem) {
    var message = new StringBuilder();
    message.append(problem.path("title").asString("The server answered " + status)).append(": ");
    message.append(problem.path("detail").asString("it did not say why"));
    for (JsonNode violation : problem.path("violations")) {
      message
          .append(System.lineSeparator())
          .append("  ")
          .append(violation.path("pointer").asString(""))
          .append(": ")
          .append(violation.path("rule").asString(""))
          .append("; ")
          .append(violation.path("mend").asString(""));
    }
    return new CommandFailure(FAILED, message.toString());
  }
}
