package dev.baseline.cli.ci;

import dev.baseline.cli.machine.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder that git has checked a commit out to. Whatever git cannot say is left unsaid.
 *
 * @param folder any folder inside
 */
public record GitCheckout(Path folder) {

  private static final Pattern REMOTE =
      Pattern.compile(".*[/:]([A-Za-z0-9._-]+/[A-Za-z0-9._-]+?)(?:\\.git)?/?");

  /**
   * What git says of a commit.
   *
   * @param commit the commit; the one that is checked out if empty
   */
  public Facts facts(Optional<String> commit) {
    var variables = new Variables(Map.of());
    var facts = variables.facts();
    git("log", "-1", "--format=%H%n%s%n%an%n%cI", commit.orElse("HEAD"), "--")
        .map(text -> text.split("\n", -1))
        .filter(lines -> lines.length >= 4)
        .ifPresent(
            lines ->
                facts
                    .put(Fact.COMMIT, Optional.of(lines[0]))
                    .put(Fact.COMMIT_TITLE, Optional.of(lines[1]))
                    .put(Fact.COMMIT_AUTHOR, Optional.of(lines[2]))
                    .put(Fact.COMMIT_DATE, Optional.of(lines[3])));
    return facts
        .put(Fact.BRANCH, git("symbolic-ref", "--quiet", "--short", "HEAD"))
        .put(Fact.PROJECT, git("remote", "get-url", "origin").flatMap(GitCheckout::projectOf))
        .facts();
  }

  /** The repository that a remote's address names, as {@code owner/name}. */
  static Optional<String> projectOf(String remote) {
    var matcher = REMOTE.matcher(remote.strip());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** In a container the folder is often another user's, which git refuses if not told otherwise. */
  private Optional<String> git(String... arguments) {
    var command =
        Stream.concat(
                Stream.of("git", "-c", "safe.directory=*", "-C", folder.toString()),
                Stream.of(arguments))
            .toList();
    return new Program(List.copyOf(command)).output().map(String::strip);
  }
}
