package dev.baseline.cli.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.reports.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderTest {

  private static final Map<String, String> GITHUB =
      Map.of(
          "GITHUB_ACTIONS", "true",
          "GITHUB_REPOSITORY", "racket/racket",
          "GITHUB_SHA", "abc1234",
          "GITHUB_REF", "refs/heads/main",
          "GITHUB_REF_NAME", "main",
          "GITHUB_RUN_ID", "99",
          "GITHUB_RUN_ATTEMPT", "2",
          "GITHUB_EVENT_NAME", "push",
          "GITHUB_JOB", "build");

  private static Facts facts(Map<String, String> variables) {
    return Provider.of(variables).orElseThrow().facts();
  }

  private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
    var all = new HashMap<>(some);
    all.putAll(more);
    return all;
  }

  @Test
  void of_noVariables_isNone() {
    assertThat(Provider.of(Map.of("CI", "true", "GITLAB_CI", ""))).isEmpty();
  }

  @Test
  void github_push_saysTheRun() {
    assertThat(facts(GITHUB).texts())
        .containsEntry(Fact.PROJECT, "racket/racket")
        .containsEntry(Fact.COMMIT, "abc1234")
        .containsEntry(Fact.BRANCH, "main")
        .containsEntry(Fact.RUN_PROVIDER, "github")
        .containsEntry(Fact.RUN_ID, "99")
        .containsEntry(Fact.ATTEMPT, "2")
        .containsEntry(Fact.TRIGGER, "push")
        .containsEntry(Fact.JOB, "build")
        .containsEntry(Fact.RUN_URL, "https://github.com/racket/racket/actions/runs/99")
        .doesNotContainKey(Fact.PULL_REQUEST);
  }

  @Test
  void github_pullRequest_saysItsBranchAndNumber() {
    var variables =
        with(
            GITHUB,
            Map.of(
                "GITHUB_REF", "refs/pull/12/merge",
                "GITHUB_REF_NAME", "12/merge",
                "GITHUB_HEAD_REF", "fix"));

    assertThat(facts(variables).texts())
        .containsEntry(Fact.BRANCH, "fix")
        .containsEntry(Fact.PULL_REQUEST, "12");
  }

  @Test
  void github_event_saysTheCommit(@TempDir Path folder) throws Exception {
    var event =
        Files.writeString(
            folder.resolve("event.json"),
            """
            {"head_commit": {"message": "First line\\n\\nMore", "timestamp": "2026-02-28T12:00:00Z",
             "author": {"name": "Ada"}}}""");

    assertThat(facts(with(GITHUB, Map.of("GITHUB_EVENT_PATH", event.toString()))).texts())
        .containsEntry(Fact.COMMIT_TITLE, "First line")
        .containsEntry(Fact.COMMIT_AUTHOR, "Ada")
        .containsEntry(Fact.COMMIT_DATE, "2026-02-28T12:00:00Z");
  }

  @Test
  void github_eventThatCannotBeRead_saysNothing(@TempDir Path folder) throws Exception {
    var broken = Files.writeString(folder.resolve("event.json"), "{");

    assertThat(facts(with(GITHUB, Map.of("GITHUB_EVENT_PATH", broken.toString()))).texts())
        .doesNotContainKey(Fact.COMMIT_TITLE)
        .containsEntry(Fact.COMMIT, "abc1234");
    assertThat(facts(with(GITHUB, Map.of("GITHUB_EVENT_PATH", "/no/such/file"))).texts())
        .containsEntry(Fact.COMMIT, "abc1234");
  }

  @Test
  void github_runner_isAnImage() {
    var variables = with(GITHUB, Map.of("ImageOS", "ubuntu24", "ImageVersion", "20260101.1"));

    assertThat(Provider.of(variables).orElseThrow().attributes())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Environment.RUNNER_IMAGE, "ubuntu24",
                Environment.RUNNER_VERSION, "20260101.1"));
  }

  @Test
  void gitlab_job_saysTheRun() {
    var variables = new HashMap<String, String>();
    variables.put("GITLAB_CI", "true");
    variables.put("CI_PROJECT_PATH", "racket/racket");
    variables.put("CI_COMMIT_SHA", "abc1234");
    variables.put("CI_COMMIT_TITLE", "Title");
    variables.put("CI_COMMIT_AUTHOR", "Ada Lovelace <ada@example.org>");
    variables.put("CI_COMMIT_REF_NAME", "main");
    variables.put("CI_PIPELINE_ID", "5");
    variables.put("CI_PIPELINE_SOURCE", "schedule");
    variables.put("CI_JOB_NAME", "build: [gcc, cs]");
    variables.put("CI_JOB_ID", "77");
    variables.put("CI_JOB_STARTED_AT", "2026-02-28T12:00:00Z");
    variables.put("CI_JOB_IMAGE", "racket/racket-ci:latest");

    assertThat(facts(variables).texts())
        .containsEntry(Fact.RUN_PROVIDER, "gitlab")
        .containsEntry(Fact.RUN_ID, "5")
        .containsEntry(Fact.TRIGGER, "schedule")
        .containsEntry(Fact.COMMIT_AUTHOR, "Ada Lovelace")
        .containsEntry(Fact.JOB, "build")
        .containsEntry(Fact.JOB_ID, "77")
        .containsEntry(Fact.STARTED, "2026-02-28T12:00:00Z")
        .containsEntry(Fact.IMAGE, "racket/racket-ci:latest");
  }

  @Test
  void gitlab_parallelJob_hasTheNameWithoutItsNumber() {
    var variables = Map.of("GITLAB_CI", "true", "CI_JOB_NAME", "build 1/4");

    assertThat(facts(variables).get(Fact.JOB)).contains("build");
  }

  @Test
  void jenkins_branchProject_saysTheRun() {
    var variables = new HashMap<String, String>();
    variables.put("JENKINS_URL", "https://jenkins.example.org/");
    variables.put("BUILD_NUMBER", "8");
    variables.put("BUILD_TAG", "jenkins-team-racket-main-8");
    variables.put("BUILD_URL", "https://jenkins.example.org/job/team/job/racket/job/main/8/");
    variables.put("JOB_NAME", "team/racket/main");
    variables.put("JOB_BASE_NAME", "main");
    variables.put("BRANCH_NAME", "main");
    variables.put("GIT_URL", "git@github.com:racket/racket.git");
    variables.put("GIT_COMMIT", "abc1234");

    assertThat(facts(variables).texts())
        .containsEntry(Fact.PROJECT, "racket/racket")
        .containsEntry(Fact.RUN_PROVIDER, "jenkins")
        .containsEntry(Fact.RUN_ID, "jenkins-team-racket-main-8")
        .containsEntry(Fact.BRANCH, "main")
        .containsEntry(Fact.JOB, "racket")
        .doesNotContainKey(Fact.PULL_REQUEST);
  }

  @Test
  void jenkins_pullRequest_saysItsBranchAndNumber() {
    var variables =
        Map.of(
            "JENKINS_URL", "https://jenkins.example.org/",
            "BUILD_NUMBER", "8",
            "BRANCH_NAME", "PR-3",
            "CHANGE_ID", "3",
            "CHANGE_BRANCH", "fix",
            "STAGE_NAME", "Compile");

    assertThat(facts(variables).texts())
        .containsEntry(Fact.BRANCH, "fix")
        .containsEntry(Fact.PULL_REQUEST, "3")
        .containsEntry(Fact.TRIGGER, "pull_request")
        .containsEntry(Fact.JOB, "Compile");
  }

  @Test
  void jenkins_freestyle_branchHasNoRemote() {
    var variables =
        Map.of(
            "JENKINS_URL", "x", "BUILD_NUMBER", "1", "GIT_BRANCH", "origin/main", "JOB_NAME", "j");

    assertThat(facts(variables).get(Fact.BRANCH)).contains("main");
    assertThat(facts(variables).get(Fact.JOB)).contains("j");
  }
}
