package dev.baseline.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.cli.delivery.Peer;
import dev.baseline.cli.delivery.Peer.Reply;
import dev.baseline.cli.delivery.Peer.Request;
import dev.baseline.cli.terminal.CommandFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportCommandTest {

  private static final Reply CREATED =
      Reply.of(
          201,
          """
          {"job": {"id": 17, "url": "/projects/racket/racket/jobs/17"},
           "overridden": [{"pointer": "/run/branch", "claimed": "main", "used": "fork"}]}""");
  private static final String STEPS =
      """
      {"name":"part","within":"make","status":"pass","startedAt":"2026-02-28T11:00:01Z","seconds":2,"exit":0}
      {"name":"make","status":"fail","startedAt":"2026-02-28T11:00:00Z","seconds":8.5,"exit":2}
      """;

  private static final String GOOD_STEP =
      """
      {"name":"make","status":"pass","startedAt":"2026-02-28T11:00:00Z","seconds":8.5,"exit":0}
      """;

  @TempDir private Path folder = Path.of("");
  private final Map<String, String> variables =
      new HashMap<>(
          Map.of(
              "GITHUB_ACTIONS", "true",
              "GITHUB_REPOSITORY", "racket/racket",
              "GITHUB_SHA", "0123456789abcdef0123456789abcdef01234567",
              "GITHUB_REF_NAME", "main",
              "GITHUB_RUN_ID", "99",
              "GITHUB_JOB", "build-cs",
              "BASELINE_KEY", "secret"));
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    var command =
        new CommandLine(new ReportCommand(variables, () -> Instant.parse("2026-02-28T12:00:00Z")));
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    command.setExecutionExceptionHandler(
        (failure, _, _) -> {
          if (failure instanceof CommandFailure known) {
            err.write(known.getMessage());
            return known.exitStatus();
          }
          throw failure;
        });
    return command.execute(arguments);
  }

  private int report(URI server, String... more) throws IOException {
    Files.writeString(steps(), STEPS);
    var arguments =
        new ArrayList<>(
            List.of("--server", server.toString(), "--steps", steps().toString(), "--timeout=1s"));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private Path steps() {
    return folder.resolve("steps.jsonl");
  }

  private List<Path> keptReports() throws IOException {
    try (var files = Files.newDirectoryStream(folder, "unsent-*.json")) {
      var list = new ArrayList<Path>();
      files.forEach(list::add);
      return list;
    }
  }

  private static JsonNode body(Peer peer) {
    return new JsonMapper().readTree(peer.requests().getFirst().body());
  }

  @Test
  void report_accepted_printsThePageAndRemovesTheSteps() throws Exception {
    try (var peer = new Peer(CREATED)) {
      assertThat(report(peer.uri())).isZero();

      assertThat(out.toString().strip()).isEqualTo(peer.uri() + "/projects/racket/racket/jobs/17");
      assertThat(err.toString()).contains("/run/branch is fork for the server, not main");
      assertThat(steps()).doesNotExist();
    }
  }

  @Test
  void report_fromStepsAndVariables_saysWhatTheyDo() throws Exception {
    try (var peer = new Peer(CREATED)) {
      report(peer.uri(), "--axis", "vm=cs", "--measure", "size=3:B", "--environment", "a=b");

      var body = body(peer);
      assertThat(body.at("/project").asString()).isEqualTo("racket/racket");
      assertThat(body.at("/run/provider").asString()).isEqualTo("github");
      assertThat(body.at("/job/name").asString()).isEqualTo("build-cs");
      assertThat(body.at("/job/status").asString()).isEqualTo("fail");
      assertThat(body.at("/job/startedAt").asString()).isEqualTo("2026-02-28T11:00:00Z");
      assertThat(body.at("/job/completedAt").asString()).isEqualTo("2026-02-28T11:00:08.500Z");
      assertThat(body.at("/job/configuration").toString()).isEqualTo("{\"vm\":\"cs\"}");
      assertThat(body.at("/steps/0/name").asString()).isEqualTo("make");
      assertThat(body.at("/steps/1/within").asString()).isEqualTo("make");
      assertThat(body.at("/environment/a").asString()).isEqualTo("b");
      assertThat(body.at("/environment").has("cpu.cores")).isTrue();
      assertThat(body.at("/measurements/0/metric").asString()).isEqualTo("size");
    }
  }

  @Test
  void report_options_goOverVariables() throws Exception {
    try (var peer = new Peer(CREATED)) {
      report(
          peer.uri(),
          "--project=o/n",
          "--job=j",
          "--branch=b",
          "--status=timeout",
          "--kind=fuzz",
          "--started=2026-02-28T10:00:00+01:00");

      var body = body(peer);
      assertThat(peer.requests().getFirst().path()).contains("/o/n/");
      assertThat(body.at("/job/name").asString()).isEqualTo("j");
      assertThat(body.at("/job/kind").asString()).isEqualTo("fuzz");
      assertThat(body.at("/job/status").asString()).isEqualTo("timeout");
      assertThat(body.at("/job/startedAt").asString()).isEqualTo("2026-02-28T09:00:00Z");
      assertThat(body.at("/run/branch").asString()).isEqualTo("b");
    }
  }

  @Test
  void report_keepSteps_keepsThem() throws Exception {
    try (var peer = new Peer(CREATED)) {
      assertThat(report(peer.uri(), "--keep-steps")).isZero();
      assertThat(steps()).exists();
    }
  }

  @Test
  void report_refused_is3AndExplained() throws Exception {
    var problem =
        """
        {"title": "The report is invalid", "detail": "One rule is broken.",
         "violations": [{"pointer": "/job/name", "rule": "must be there", "mend": "add it"}]}""";
    try (var peer = new Peer(Reply.of(400, problem))) {
      assertThat(report(peer.uri())).isEqualTo(3);

      assertThat(err.toString())
          .contains("The report is invalid (400)")
          .contains("One rule is broken.")
          .contains("/job/name must be there: add it");
      assertThat(steps()).exists();
      assertThat(keptReports()).isEmpty();
    }
  }

  @Test
  void report_unreachable_isKeptAndNoError() throws Exception {
    assertThat(report(Peer.nobody())).isZero();

    assertThat(steps()).exists();
    assertThat(keptReports()).hasSize(1);
    assertThat(err.toString())
        .contains("no connection")
        .contains("baseline report --send " + keptReports().getFirst());
  }

  @Test
  void report_unreachableAndStrict_is4() throws Exception {
    assertThat(report(Peer.nobody(), "--strict")).isEqualTo(4);
    assertThat(keptReports()).hasSize(1);
  }

  @Test
  void send_keptReport_isDeliveredAndRemoved() throws Exception {
    report(Peer.nobody());
    var kept = keptReports().getFirst();
    var document = Files.readString(kept);
    try (var peer = new Peer(CREATED)) {
      assertThat(run("--server", peer.uri().toString(), "--send", kept.toString())).isZero();

      assertThat(peer.requests()).extracting(Request::body).containsExactly(document);
      assertThat(kept.getFileName())
          .asString()
          .contains(peer.requests().getFirst().header("Idempotency-key"));
      assertThat(kept).doesNotExist();
    }
  }

  @Test
  void report_emptyKey_isKeptAndNoError() throws Exception {
    variables.put("BASELINE_KEY", "");
    try (var peer = new Peer(CREATED)) {
      assertThat(report(peer.uri())).isZero();
      assertThat(peer.requests()).isEmpty();
      assertThat(keptReports()).hasSize(1);
    }
  }

  @Test
  void report_noKey_is2() throws Exception {
    variables.remove("BASELINE_KEY");

    assertThat(report(Peer.nobody())).isEqualTo(2);
    assertThat(err.toString()).contains("BASELINE_KEY").contains("--key-file");
  }

  @Test
  void report_keyFile_isUsed() throws Exception {
    variables.remove("BASELINE_KEY");
    var file = Files.writeString(folder.resolve("key"), "from-file\n");
    try (var peer = new Peer(CREATED)) {
      assertThat(report(peer.uri(), "--key-file", file.toString())).isZero();
      assertThat(peer.requests().getFirst().header("Authorization")).isEqualTo("Bearer from-file");
    }
  }

  @Test
  void report_noServer_is2() {
    assertThat(run("--steps", steps().toString())).isEqualTo(2);
    assertThat(err.toString()).contains("BASELINE_SERVER");
  }

  @Test
  void report_missingFact_is2AndNamesTheOption() {
    variables.remove("GITHUB_JOB");

    assertThat(run("--dry-run", "--steps", steps().toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--job");
  }

  @Test
  void report_factThatBreaksARule_is2AndSaysWhere() {
    assertThat(run("--dry-run", "--status=pass", "--axis=VM=cs", "--steps", steps().toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("/job/configuration/VM");
  }

  @Test
  void report_dryRun_printsAndSendsNothing() {
    assertThat(run("--dry-run", "--status=pass", "--steps", steps().toString())).isZero();
    assertThat(out.toString()).startsWith("{\"project\":\"racket/racket\"");
  }

  @Test
  void report_withoutStepsAndStatus_is2AndNamesTheOption() {
    assertThat(run("--dry-run", "--steps", steps().toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--status");
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "success, pass",
    "failure, fail",
    "cancelled, cancelled",
    "failed, fail",
    "canceled, cancelled",
    "SUCCESS, pass",
    "FAILURE, fail",
    "UNSTABLE, fail",
    "ABORTED, cancelled",
    "NOT_BUILT, cancelled",
    "Timeout, timeout"
  })
  void report_statusInTheWordsOfCi_isTranslated(String word, String status) {
    assertThat(run("--dry-run", "--status", word, "--steps", steps().toString())).isZero();
    assertThat(printedStatus()).isEqualTo(status);
  }

  @Test
  void report_gitLabAfterAFailedScript_failsThoughEveryStepIsGood() throws Exception {
    onGitLab("failed");
    Files.writeString(steps(), GOOD_STEP);

    assertThat(run("--dry-run", "--steps", steps().toString())).isZero();
    assertThat(printedStatus()).isEqualTo("fail");
  }

  @Test
  void report_gitLabWhileTheScriptRuns_goesByTheSteps() throws Exception {
    onGitLab("running");
    assertThat(run("--dry-run", "--steps", steps().toString())).isEqualTo(2);

    Files.writeString(steps(), GOOD_STEP);
    assertThat(run("--dry-run", "--steps", steps().toString())).isZero();
    assertThat(printedStatus()).isEqualTo("pass");
  }

  private void onGitLab(String status) {
    variables.clear();
    variables.putAll(
        Map.of(
            "GITLAB_CI", "true",
            "CI_PROJECT_PATH", "racket/racket",
            "CI_COMMIT_SHA", "0123456789abcdef0123456789abcdef01234567",
            "CI_COMMIT_REF_NAME", "main",
            "CI_PIPELINE_ID", "5",
            "CI_JOB_NAME", "build",
            "CI_JOB_STATUS", status));
  }

  private String printedStatus() {
    return new JsonMapper().readTree(out.toString()).at("/job/status").asString();
  }

  @Test
  void options_withWrongValues_are2AndSayHow() {
    assertThat(run("--kind=x")).isEqualTo(2);
    assertThat(run("--status=queued")).isEqualTo(2);
    assertThat(run("--measure=a")).isEqualTo(2);
    assertThat(run("--measure=a=NaN:s")).isEqualTo(2);
    assertThat(run("--timeout=60")).isEqualTo(2);
    assertThat(run("--started=now")).isEqualTo(2);
    assertThat(err.toString())
        .contains("build, test, benchmark, fuzz")
        .contains("pass, fail, error, timeout, cancelled")
        .contains("size/racket=1024:B")
        .contains("60s")
        .contains("2026-02-28T12:00:00Z");
  }
}
