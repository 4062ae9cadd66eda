package dev.baseline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a person runs it, with the commands that speak to it. */
final class ServeIT {

  @TempDir private static Path folder;
  private static RunningServer server;

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.start(folder, RunningServer.freePort());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void start_printsAddressAndSignInLink() {
    assertThat(server.greeting().getFirst()).isEqualTo("Baseline is at " + server.url());
    assertThat(server.greeting().get(1)).contains(server.url() + "/sign-in?token=");
  }

  @Test
  void portTaken_isSaidWithTheOption() throws Exception {
    String port = server.url().replaceAll(".*:", "");
    var second = server.run("serve", "--port", port, "--data", folder.resolve("other").toString());
    assertThat(second.exit()).isEqualTo(1);
    assertThat(second.errors()).contains("127.0.0.1:" + port).contains("--port");
  }

  @Test
  void dataDirectoryHeld_isRefused() throws Exception {
    var second = server.run("serve", "--port", "0", "--data", folder.resolve("data").toString());
    assertThat(second.exit()).isEqualTo(1);
    assertThat(second.errors()).contains(folder.resolve("data").toString()).contains("--data");
  }

  @Test
  void report_ofTimedSteps_isShown() throws Exception {
    String key = server.key("you/project", "report,read");
    Path steps = folder.resolve("steps.jsonl");
    String[] make = {"time", "--step", "make", "--steps", steps.toString(), "--", "true"};
    assertThat(server.run(make).exit()).isZero();
    var builder =
        new ProcessBuilder(
            Launched.command(
                "report",
                "--server",
                server.url(),
                "--project",
                "you/project",
                "--axis",
                "os=linux",
                "--commit",
                "3f2a91c0de4b5a6978877665544332211000ffee",
                "--branch",
                "main",
                "--steps",
                steps.toString()));
    builder.directory(folder.toFile()).environment().putAll(Map.of("BASELINE_KEY", key));
    var sent = Launched.end(builder, new byte[0]);
    assertThat(sent.exit()).as(sent.errors()).isZero();
    assertThat(sent.text() + sent.errors()).contains(server.url() + "/projects/you/project/jobs/");
    assertThat(server.get("/api/v1/projects/you/project/jobs", key).body()).contains("\"pass\"");
  }

  @Test
  void key_revoked_isRefused() throws Exception {
    String data = folder.resolve("data").toString();
    String key = server.key("you/revoked", "read");
    String path = "/api/v1/projects/you/revoked";
    assertThat(server.get(path, key).statusCode()).isEqualTo(200);
    var listed = server.run("key", "list", "you/revoked", "--data", data);
    String id = key.split("_", -1)[1];
    assertThat(listed.text()).contains(id).contains("read");
    assertThat(server.run("key", "revoke", "you/revoked", id, "--data", data).exit()).isZero();
    assertThat(server.get(path, key).statusCode()).isEqualTo(401);
  }

  @Test
  void signIn_behindAProxy_printsItsUrl() throws Exception {
    var own = Files.createDirectory(folder.resolve("proxied"));
    String[] proxied = {"--public-url", "https://ci.example.org", "--host", "0.0.0.0"};
    try (var behind = RunningServer.start(own, RunningServer.freePort(), proxied)) {
      var link = behind.run("sign-in", "--data", own.resolve("data").toString());
      assertThat(link.text()).startsWith("https://ci.example.org/sign-in?token=");
    }
  }

  @Test
  void terminated_is0AndLeavesNoDatabaseBehind() throws Exception {
    var own = Files.createDirectory(folder.resolve("terminated"));
    try (var stopped = RunningServer.start(own, RunningServer.freePort())) {
      var postmaster = stopped.postmaster();
      assertThat(stopped.stop()).isZero();
      assertThat(postmaster.isAlive()).isFalse();
      assertThat(stopped.log()).doesNotContain("bug", "\tat ");
    }
  }

  @Test
  void terminatedWhileTheSampleIsFilled_is0AndSaysSo() throws Exception {
    var own = Files.createDirectory(folder.resolve("filling"));
    try (var filling = RunningServer.start(own, RunningServer.freePort(), "--sample")) {
      assertThat(filling.stop()).isZero();
      assertThat(filling.log()).contains("not whole").doesNotContain("bug", "\tat ");
    }
  }

  @Test
  void key_serverStopped_saysHowToStartIt() throws Exception {
    var stopped = Files.createDirectory(folder.resolve("stopped"));
    String address = "http://127.0.0.1:" + RunningServer.freePort();
    Files.writeString(stopped.resolve("address"), address);
    Files.writeString(stopped.resolve("operator-token"), "token");
    var listed = server.run("key", "list", "you/project", "--data", stopped.toString());
    assertThat(listed.exit()).isEqualTo(1);
    assertThat(listed.errors())
        .contains(address, "does not answer", "baseline serve")
        .doesNotContain("\tat ", "bug");
  }

  @Test
  void key_withoutServer_saysHowToStartOne() throws Exception {
    var made =
        server.run("key", "create", "you/project", "--data", folder.resolve("none").toString());
    assertThat(made.exit()).isEqualTo(1);
    assertThat(made.errors()).contains("baseline serve").doesNotContain("\tat ", "bug");
  }
}
