package dev.baseline.cli.report;

import dev.baseline.cli.terminal.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for where a report goes, and how. */
final class DeliveryOptions {

  private static final String SERVER_VARIABLE = "BASELINE_SERVER";
  private static final String KEY_VARIABLE = "BASELINE_KEY";

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "The server's address; $BASELINE_SERVER if not given.")
  private Optional<String> server = Optional.empty();

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "The file that holds the API key; the key in $BASELINE_KEY if not given. There is no"
              + " option for the key itself: everyone could read it in the list of processes.")
  private Optional<Path> keyFile = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "60s",
      converter = Converters.Durations.class,
      description = "How long to try to reach the server. Default: ${DEFAULT-VALUE}.")
  Duration timeout = Duration.ofSeconds(60);

  @Option(
      names = "--strict",
      description = "Fail if the report cannot be delivered, rather than keep it for later.")
  boolean strict;

  @Option(names = "--keep-steps", description = "Keep the file of steps after it was sent.")
  boolean keepSteps;

  @Option(names = "--dry-run", description = "Print the report and do not send it.")
  boolean dryRun;

  /** The server's address. */
  URI server(Map<String, String> environment) {
    var text =
        server
            .or(() -> Optional.ofNullable(environment.get(SERVER_VARIABLE)))
            .filter(given -> !given.isBlank())
            .orElseThrow(
                () ->
                    CommandFailure.misused(
                        "No server is known: give --server, or set " + SERVER_VARIABLE + "."))
            .strip();
    try {
      var uri = new URI(text);
      if (text.matches("https?://.*") && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // then it is none, as below
    }
    throw CommandFailure.misused(
        "The server '" + text + "' is not an address: write it like https://baseline.example.org.");
  }

  /** The API key; empty if it is known to be none, as in a fork that is not given secrets. */
  Optional<String> key(Map<String, String> environment) {
    if (keyFile.isPresent()) {
      return Optional.of(read(keyFile.get()));
    }
    var key = environment.get(KEY_VARIABLE);
    if (key == null) {
      throw CommandFailure.misused(
          "No API key is known: set " + KEY_VARIABLE + ", or name a file with --key-file.");
    }
    return Optional.of(key.strip()).filter(text -> !text.isEmpty());
  }

  private static String read(Path file) {
    try {
      var key = Files.readString(file).strip();
      if (key.isEmpty()) {
        throw CommandFailure.misused(
            "The key file " + file + " is empty: put the API key into it.");
      }
      return key;
    } catch (IOException e) {
      throw CommandFailure.misused("The key file " + file + " cannot be read: " + e + ".");
    }
  }
}
