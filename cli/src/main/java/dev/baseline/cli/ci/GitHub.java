package dev.baseline.cli.ci;

import dev.baseline.reports.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * GitHub Actions, and those that keep its variables (Gitea, Forgejo).
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/variables">its
 *     variables</a>
 */
record GitHub(Variables variables) implements Provider {

  private static final Pattern PULL = Pattern.compile("refs/pull/(\\d+)/.*");

  @Override
  public boolean isPresent() {
    return variables.has("GITHUB_ACTIONS");
  }

  @Override
  public Facts facts() {
    var run = runUrl();
    var event = event();
    var pull = event.path("pull_request");
    var head = event.path("head_commit");
    return variables
        .facts()
        .put(Fact.PROJECT, "GITHUB_REPOSITORY")
        .put(Fact.COMMIT, "GITHUB_SHA")
        .put(Fact.COMMIT_TITLE, title(pull, head))
        .put(Fact.COMMIT_AUTHOR, text(pull.path("user").path("login")).or(() -> author(head)))
        .put(Fact.COMMIT_DATE, text(head.path("timestamp")))
        .put(Fact.BRANCH, "GITHUB_HEAD_REF", "GITHUB_REF_NAME")
        .put(Fact.RUN_PROVIDER, Optional.of("github"))
        .put(Fact.RUN_ID, "GITHUB_RUN_ID")
        .put(Fact.ATTEMPT, "GITHUB_RUN_ATTEMPT")
        .put(Fact.TRIGGER, "GITHUB_EVENT_NAME")
        .put(Fact.PULL_REQUEST, pullRequest())
        .put(Fact.RUN_URL, run)
        .put(Fact.JOB, "GITHUB_JOB")
        .put(Fact.JOB_URL, run)
        .facts();
  }

  private Optional<String> runUrl() {
    return variables
        .first("GITHUB_REPOSITORY")
        .flatMap(
            project ->
                variables
                    .first("GITHUB_RUN_ID")
                    .map(
                        run ->
                            variables.first("GITHUB_SERVER_URL").orElse("https://github.com")
                                + "/"
                                + project
                                + "/actions/runs/"
                                + run));
  }

  private Optional<String> pullRequest() {
    return variables
        .first("GITHUB_REF")
        .map(PULL::matcher)
        .filter(matcher -> matcher.matches())
        .map(matcher -> matcher.group(1));
  }

  private static Optional<String> title(JsonNode pull, JsonNode head) {
    return text(pull.path("title"))
        .or(() -> text(head.path("message")).flatMap(message -> message.lines().findFirst()));
  }

  private static Optional<String> author(JsonNode head) {
    return text(head.path("author").path("name"));
  }

  private static Optional<String> text(JsonNode node) {
    return node.isString() ? Optional.of(node.asString()) : Optional.empty();
  }

  /** The event that started the run; it is in a file that steps in containers may not see. */
  private JsonNode event() {
    try {
      var file = variables.first("GITHUB_EVENT_PATH").map(Path::of).filter(Files::isReadable);
      return file.isPresent()
          ? new JsonMapper().readTree(Files.readAllBytes(file.get()))
          : MissingNode.getInstance();
    } catch (IOException | JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  @Override
  public Map<String, String> attributes() {
    var attributes = new TreeMap<String, String>();
    variables.first("ImageOS").ifPresent(os -> attributes.put(Environment.RUNNER_IMAGE, os));
    variables
        .first("ImageVersion")
        .ifPresent(version -> attributes.put(Environment.RUNNER_VERSION, version));
    return attributes;
  }
}
