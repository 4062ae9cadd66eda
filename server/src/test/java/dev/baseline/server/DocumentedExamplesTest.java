package dev.baseline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/api.md, run as they stand. */
class DocumentedExamplesTest {

  private static final Pattern EXAMPLE =
      Pattern.compile("^```sh\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @RegisterExtension static final TestServer SERVER = new TestServer();

  @Test
  void examples_doWhatTheySay(@TempDir Path folder) throws IOException, InterruptedException {
    String text = Files.readString(Path.of("..", "docs", "api.md"));
    String script =
        EXAMPLE
            .matcher(text)
            .results()
            .map(example -> example.group(1))
            .collect(Collectors.joining("echo\n", "set -euo pipefail\n", ""));
    var output = folder.resolve("output.txt");
    var shell =
        new ProcessBuilder("bash", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    shell.environment().put("BASELINE", "http://127.0.0.1:" + SERVER.port());
    shell.environment().put("OPERATOR", SERVER.operator());
    int status = shell.start().waitFor();
    assertThat(Files.readString(output))
        .contains("\"defaultBranch\":\"master\"")
        .contains("/api/v1/projects/racket/racket/jobs/1")
        .contains("\"name\":\"size/racket\"")
        .contains("\"value\":372.0")
        .contains("\"median\":372.0")
        .contains("brunch");
    assertThat(status).isZero();
    Invariants.hold(SERVER.jdbi());
  }
}
