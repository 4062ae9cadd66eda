package dev.baseline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

/** What the documents say of files and commands is so. */
class DocumentationTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> FOLDERS = List.of("", "docs", "racket", "benchmarks");

  /** Not images: they are drawn from a running server. */
  private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]*]\\((?<target>[^)\\s]+)\\)");

  /** With its language: a block without one is a picture. */
  private static final Pattern BLOCK =
      Pattern.compile(
          "^ *```(?<language>[a-z]*)\\n(?<code>.*?)^ *```", Pattern.MULTILINE | Pattern.DOTALL);

  private static final Pattern SPAN = Pattern.compile("`(?<code>[^`\\n]+)`");

  /** A command where a shell looks for one: also in a YAML list, a pipeline's step, a variable. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:^ *(?:- )?(?:run: )?|&& |\\| |; |[$<]\\(|sh ['\"])(?:\\./)?baseline(?<words> [^\\n]*|$)",
          Pattern.MULTILINE);

  private static final Pattern END = Pattern.compile(" -- | #|&&|[|;>)'\"]");
  private static final Pattern SECTION =
      Pattern.compile(
          "^## baseline (?<name>[a-z]+)$(?<text>.*?)(?=^## |\\z)",
          Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern FIRST_CELL =
      Pattern.compile("^\\| (?<cell>`--(?:[^|\\\\]|\\\\.)*) \\|", Pattern.MULTILINE);
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

  private static final Set<String> OF_EVERY_COMMAND = Set.of("--help", "--version");

  private final CommandSpec baseline = BaselineCommand.commandLine().getCommandSpec();

  @Test
  void link_relative_leadsToAFile() throws Exception {
    var broken = new ArrayList<String>();
    for (Path document : documents()) {
      LINK.matcher(Files.readString(document))
          .results()
          .map(link -> link.group("target").replaceFirst("#.*", ""))
          .filter(target -> !target.isEmpty() && !target.matches("[a-z]+:.*"))
          .filter(target -> Files.notExists(document.resolveSibling(target)))
          .forEach(target -> broken.add(ROOT.relativize(document) + ": " + target));
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void command_named_isOneWithTheseOptions() throws Exception {
    var wrong = new ArrayList<String>();
    var named = new TreeSet<String>();
    for (Path document : documents()) {
      for (String command : commands(Files.readString(document))) {
        String complaint = complaint(command);
        if (!complaint.isEmpty()) {
          wrong.add(ROOT.relativize(document) + ": baseline " + command + ": " + complaint);
        }
        named.add(command.split(" ", -1)[0]);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(named).contains("time", "report", "serve", "key", "sign-in");
  }

  @Test
  void command_wrong_isFound() {
    var text =
        "Run `baseline tyme`.\n```sh\nx && ./baseline report --axes a=b\nY=$(baseline key creat o/n)\n```\n";

    assertThat(commands(text)).containsExactly("report --axes a=b", "key creat o/n", "tyme");
    assertThat(commands(text)).extracting(this::complaint).doesNotContain("");
  }

  @Test
  void optionTable_ofACommand_namesItsOptions() throws Exception {
    var sections = SECTION.matcher(Files.readString(ROOT.resolve("docs/command-line.md")));
    var seen = new ArrayList<String>();
    for (MatchResult section : sections.results().toList()) {
      var name = section.group("name");
      var documented = new TreeSet<>(OF_EVERY_COMMAND);
      FIRST_CELL
          .matcher(section.group("text"))
          .results()
          .flatMap(row -> OPTION.matcher(row.group("cell")).results())
          .forEach(option -> documented.add(option.group()));
      assertThat(documented)
          .as(name)
          .isEqualTo(
              new TreeSet<>(
                  spec(baseline, name).optionsMap().keySet().stream()
                      .filter(option -> option.startsWith("--"))
                      .toList()));
      seen.add(name);
    }
    assertThat(seen).contains("time", "report");
  }

  private static List<Path> documents() throws IOException {
    var documents = new ArrayList<Path>();
    for (String folder : FOLDERS) {
      Path place = ROOT.resolve(folder);
      if (Files.isDirectory(place)) {
        try (Stream<Path> files = Files.list(place)) {
          files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
      }
    }
    return documents;
  }

  /** The commands in a document's code, each without the word baseline and what it runs itself. */
  private static List<String> commands(String text) {
    var commands = new ArrayList<String>();
    for (MatchResult block : BLOCK.matcher(text).results().toList()) {
      if (block.group("language").isEmpty()) {
        continue;
      }
      var joined = block.group("code").replaceAll("\\\\?\\n +(?=--)", " ");
      commands.addAll(commandsIn(joined));
    }
    var prose = BLOCK.matcher(text).replaceAll("");
    for (MatchResult span : SPAN.matcher(prose).results().toList()) {
      commands.addAll(commandsIn(span.group("code")));
    }
    return commands;
  }

  private static List<String> commandsIn(String code) {
    return COMMAND
        .matcher(code)
        .results()
        .map(command -> END.split(command.group("words") + " ", 2)[0].strip())
        .filter(command -> !command.isEmpty())
        .toList();
  }

  /** What is wrong with a command; empty if nothing is. */
  private String complaint(String command) {
    CommandSpec spec = baseline;
    for (String word : command.replaceAll("[\\[\\]]", "").split(" +", -1)) {
      if (word.startsWith("--")) {
        var option = word.replaceFirst("=.*", "");
        if (!spec.optionsMap().containsKey(option)) {
          return "no option " + option;
        }
      } else if (!spec.subcommands().isEmpty() && !word.equals("COMMAND")) {
        if (!spec.subcommands().containsKey(word)) {
          return "no command " + word;
        }
        spec = spec(spec, word);
      }
    }
    return "";
  }

  private static CommandSpec spec(CommandSpec parent, String name) {
    return Objects.requireNonNull(parent.subcommands().get(name), name).getCommandSpec();
  }
}
