package dev.baseline.cli.operate;

import dev.baseline.reports.ProjectName;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.JsonNode;

/** Makes, lists and revokes the API keys of a project. */
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    description = "Makes, lists and revokes the API keys of a project.",
    subcommands = {KeyCommand.Create.class, KeyCommand.ListKeys.class, KeyCommand.Revoke.class})
public final class KeyCommand {

  /** Makes a key. */
  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = {
        "Makes a key and prints it, this once; the project is made if it is not there.",
        "Only the key goes to standard output, so that it can be caught in a variable."
      },
      footerHeading = "%nExample:%n",
      footer = "  BASELINE_KEY=$(baseline key create racket/racket)")
  static final class Create implements Callable<Integer> {

    @Mixin private ServerConnection server = new ServerConnection();

    @Parameters(paramLabel = "OWNER/NAME", converter = ProjectConverter.class)
    private ProjectName project = new ProjectName("owner", "name");

    @Option(
        names = "--scope",
        paramLabel = "SCOPE",
        split = ",",
        defaultValue = "report",
        description = "What it may be used for: report, read or admin; ${DEFAULT-VALUE}.")
    private List<String> scopes = List.of();

    @Option(
        names = "--name",
        paramLabel = "NAME",
        defaultValue = "command line",
        description = "What you call it, to know it again; ${DEFAULT-VALUE}.")
    private String name = "";

    @Option(
        names = "--expires",
        paramLabel = "TIME",
        defaultValue = "365d",
        converter = LifeConverter.class,
        description = "How long it is good: 90d, 12h; never; ${DEFAULT-VALUE}.")
    private Life life = new Life(Optional.empty());

    @Override
    public Integer call() {
      server.send("PUT", path(project), Optional.of(Map.of()));
      var body = new LinkedHashMap<String, Object>();
      body.put("name", name);
      body.put("scopes", scopes);
      life.time().ifPresent(time -> body.put("expiresAt", Instant.now().plus(time).toString()));
      JsonNode made = server.send("POST", path(project) + "/keys", Optional.of(body));
      System.err.println(
          "Key "
              + made.path("id").asString()
              + " for "
              + project
              + ". It is shown this once; whoever holds it may use it.");
      System.out.println(made.path("key").asString());
      return 0;
    }
  }

  /** Lists keys. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the keys of a project, the newest first.")
  static final class ListKeys implements Callable<Integer> {

    @Mixin private ServerConnection server = new ServerConnection();

    @Parameters(paramLabel = "OWNER/NAME", converter = ProjectConverter.class)
    private ProjectName project = new ProjectName("owner", "name");

    @Override
    public Integer call() {
      JsonNode keys = server.send("GET", path(project) + "/keys", Optional.empty()).path("items");
      System.out.printf(
          "%-8s  %-16s  %-20s  %-20s  %s%n", "ID", "SCOPES", "EXPIRES", "USED", "NAME");
      for (JsonNode key : keys) {
        System.out.printf(
            "%-8s  %-16s  %-20s  %-20s  %s%n",
            key.path("id").asString(),
            String.join(",", key.path("scopes").valueStream().map(JsonNode::asString).toList()),
            state(key),
            key.path("lastUsedAt").asString("never").replaceAll("\\.\\d+Z$", "Z"),
            key.path("name").asString());
      }
      return 0;
    }

    private static String state(JsonNode key) {
      return key.has("revokedAt")
          ? "revoked"
          : key.path("expiresAt").asString("never").replaceAll("\\.\\d+Z$", "Z");
    }
  }

  /** Revokes a key. */
  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Revokes a key: from now on it is refused.")
  static final class Revoke implements Callable<Integer> {

    @Mixin private ServerConnection server = new ServerConnection();

    @Parameters(index = "0", paramLabel = "OWNER/NAME", converter = ProjectConverter.class)
    private ProjectName project = new ProjectName("owner", "name");

    @Parameters(index = "1", paramLabel = "ID", description = "The key's id, as list shows it.")
    private String id = "";

    @Override
    public Integer call() {
      server.send("DELETE", path(project) + "/keys/" + id, Optional.empty());
      System.err.println("Key " + id + " of " + project + " is revoked.");
      return 0;
    }
  }

  private static String path(ProjectName project) {
    return "/projects/" + project;
  }

  /** Reads a project's name. */
  static final class ProjectConverter implements ITypeConverter<ProjectName> {
    @Override
    public ProjectName convert(String text) {
      return ProjectName.parse(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "a project is OWNER/NAME, as in racket/racket; not " + text));
    }
  }

  /**
   * How long a key is good.
   *
   * @param time how long; empty for always
   */
  record Life(Optional<Duration> time) {}

  /** Reads how long a key is good. */
  static final class LifeConverter implements ITypeConverter<Life> {

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,4})([hd])");

    @Override
    public Life convert(String text) {
      if (text.equals("never")) {
        return new Life(Optional.empty());
      }
      var form = FORM.matcher(text);
      if (!form.matches()) {
        throw new TypeConversionException(
            "a time is a number with h or d, as in 90d, or never; not " + text);
      }
      long number = Long.parseLong(form.group(1));
      return new Life(
          Optional.of(
              form.group(2).equals("h") ? Duration.ofHours(number) : Duration.ofDays(number)));
    }
  }
}
