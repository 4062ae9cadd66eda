package dev.baseline.cli.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitCheckoutTest {

  @TempDir private Path folder = Path.of("");

  private void git(String... arguments) throws Exception {
    var command =
        new ArrayList<>(List.of("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("GIT_COMMITTER_DATE", "2026-02-28T12:00:00+01:00");
    var process = builder.start();
    var output = process.inputReader().readAllAsString();
    assertThat(process.waitFor()).as(output).isZero();
  }

  @Test
  void facts_checkout_areTheCommitAndTheBranch() throws Exception {
    git("init", "-q", "-b", "trunk");
    git("commit", "-q", "--allow-empty", "-m", "Ä title\n\nA body");
    git("remote", "add", "origin", "https://github.com/racket/racket.git");

    assertThat(new GitCheckout(folder).facts(Optional.empty()).texts())
        .containsEntry(Fact.COMMIT_TITLE, "Ä title")
        .containsEntry(Fact.COMMIT_AUTHOR, "Ada")
        .containsEntry(Fact.COMMIT_DATE, "2026-02-28T12:00:00+01:00")
        .containsEntry(Fact.BRANCH, "trunk")
        .containsEntry(Fact.PROJECT, "racket/racket")
        .hasEntrySatisfying(Fact.COMMIT, sha -> assertThat(sha).matches("[0-9a-f]{40}"));
  }

  @Test
  void facts_commitThatIsNotThere_sayNothingOfIt() throws Exception {
    git("init", "-q", "-b", "trunk");
    git("commit", "-q", "--allow-empty", "-m", "Title");

    assertThat(new GitCheckout(folder).facts(Optional.of("0123456789abcdef")).texts())
        .doesNotContainKey(Fact.COMMIT_TITLE)
        .doesNotContainKey(Fact.COMMIT);
  }

  @Test
  void facts_noCheckout_areNone() {
    assertThat(new GitCheckout(folder).facts(Optional.empty()).texts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com/racket/racket",
        "https://github.com/racket/racket.git",
        "https://user:password@gitlab.example.org/group/racket/racket/",
        "git@github.com:racket/racket.git",
        "ssh://git@example.org:2222/racket/racket.git"
      })
  void projectOf_remote_isItsLastTwoParts(String remote) {
    assertThat(GitCheckout.projectOf(remote)).contains("racket/racket");
  }
}
