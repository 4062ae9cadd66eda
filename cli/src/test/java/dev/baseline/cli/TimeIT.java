package dev.baseline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The {@code time} command as a user has it: a process around a process. */
class TimeIT {

  private static final String[] TIME = {"time", "--step", "s", "--"};
  private static final long MIB = 1 << 20;

  @TempDir private Path folder = Path.of("");
  private Launched baseline = new Launched(folder);

  @BeforeEach
  void useFolder() {
    baseline = new Launched(folder);
  }

  private Launched.Ended time(String... command) throws Exception {
    return baseline.run(with(command));
  }

  private static String[] with(String... command) {
    var all = new String[TIME.length + command.length];
    System.arraycopy(TIME, 0, all, 0, TIME.length);
    System.arraycopy(command, 0, all, TIME.length, command.length);
    return all;
  }

  private JsonNode onlyStep() throws IOException {
    assertThat(baseline.steps()).hasSize(1);
    return new JsonMapper().readTree(baseline.steps().getFirst());
  }

  @ParameterizedTest
  @CsvSource({"exit 0,0,pass", "exit 7,7,fail", "kill -9 $$,137,fail"})
  void exitStatus_commandEnds_passesThroughAndIsKept(String script, int exit, String status)
      throws Exception {
    var ended = time("sh", "-c", script);

    assertThat(ended.exit()).isEqualTo(exit);
    assertThat(ended.errors()).isEmpty();
    assertThat(onlyStep().path("exit").asInt()).isEqualTo(exit);
    assertThat(onlyStep().path("status").asString()).isEqualTo(status);
    assertThat(onlyStep().path("name").asString()).isEqualTo("s");
  }

  @Test
  void exitStatus_noSuchCommand_is127() throws Exception {
    var ended = time("no-such-command");

    assertThat(ended.exit()).isEqualTo(127);
    assertThat(ended.errors()).contains("cannot run no-such-command: not found");
    assertThat(onlyStep().path("exit").asInt()).isEqualTo(127);
    assertThat(onlyStep().has("userSeconds")).isFalse();
  }

  @Test
  void exitStatus_notExecutable_is126() throws Exception {
    var file = Files.writeString(folder.resolve("text"), "true");

    var ended = time(file.toString());

    assertThat(ended.exit()).isEqualTo(126);
    assertThat(ended.errors()).contains("not executable");
  }

  @Test
  void exitStatus_noStep_is125AndNothingRuns() throws Exception {
    var ended = baseline.run("time", "--", "touch", "ran");

    assertThat(ended.exit()).isEqualTo(125);
    assertThat(ended.errors()).contains("--step");
    assertThat(folder.resolve("ran")).doesNotExist();
  }

  @Test
  void exitStatus_emptyStep_is125AndNothingRuns() throws Exception {
    var ended = baseline.run("time", "--step", " ", "--", "touch", "ran");

    assertThat(ended.exit()).isEqualTo(125);
    assertThat(ended.errors()).contains("step's name");
    assertThat(folder.resolve("ran")).doesNotExist();
  }

  @Test
  void script_withoutInterpreter_isTheShells() throws Exception {
    var script = Files.writeString(folder.resolve("script"), "echo \"$1\"; exit 5");
    assertThat(script.toFile().setExecutable(true)).isTrue();

    var ended = time("./script", "a b");

    assertThat(ended.exit()).isEqualTo(5);
    assertThat(ended.text()).isEqualTo("a b\n");
  }

  @Test
  void inputAndOutput_arbitraryBytes_passUnchanged() throws Exception {
    var bytes = new byte[300_000];
    new Random(1).nextBytes(bytes);

    var ended = Launched.end(baseline.builder(with("cat")), bytes);

    assertThat(ended.output().getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(bytes);
    assertThat(ended.errors()).isEmpty();
  }

  @Test
  void errors_ofTheCommand_passUnchanged() throws Exception {
    assertThat(time("sh", "-c", "echo oh >&2").errors()).isEqualTo("oh\n");
  }

  @Test
  void arguments_inTheCLocale_passUnchanged() throws Exception {
    var builder =
        baseline.builder("time", "--step", "grün", "--", "printf", "%s|", "ü", "", "--", "@x");
    builder.environment().put("LC_ALL", "C");

    assertThat(Launched.end(builder, new byte[0]).text()).isEqualTo("ü||--|@x|");
    assertThat(onlyStep().path("name").asString()).isEqualTo("grün");
  }

  @Test
  void options_behindTheCommand_areTheCommands() throws Exception {
    assertThat(baseline.run("time", "--step", "s", "echo", "--step", "-n").text())
        .isEqualTo("--step -n\n");
  }

  @Test
  void descriptors_ofTheCaller_areInheritedAndOursAreNot() throws Exception {
    var words = Launched.command(with("sh", "-c", "cat <&7; ls /proc/self/fd | wc -l"));
    var shell = new ProcessBuilder("sh", "-c", "echo seven >f; exec 7<f; exec \"$@\"", "sh");
    shell.command().addAll(words);

    // 0, 1, 2, 7, and the folder that ls reads
    assertThat(Launched.end(shell.directory(folder.toFile()), new byte[0]).text())
        .isEqualToNormalizingWhitespace("seven 5");
  }

  @ParameterizedTest
  @CsvSource({"HUP", "INT", "QUIT", "TERM"})
  void signal_toUsAlone_reachesTheCommand(String signal) throws Exception {
    var script =
        "trap 'echo caught; exit 9' " + signal + "; echo ready; while :; do sleep 0.05; done";
    var process = baseline.builder(with("sh", "-c", script)).start();
    try (var output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(output.readLine()).isEqualTo("ready");
      send(signal, process);

      assertThat(output.readLine()).isEqualTo("caught");
      assertThat(process.waitFor()).isEqualTo(9);
    }
    assertThat(onlyStep().path("status").asString()).isEqualTo("cancelled");
  }

  @Test
  void signal_thatEndsTheCommand_is128AndItsNumber() throws Exception {
    var process = baseline.builder(with("sh", "-c", "echo ready; exec sleep 600")).start();
    try (var output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(output.readLine()).isEqualTo("ready");
      send("TERM", process);

      assertThat(process.waitFor()).isEqualTo(143);
    }
    assertThat(onlyStep().path("exit").asInt()).isEqualTo(143);
  }

  private static void send(String signal, Process process) throws Exception {
    var kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  @Test
  void peakMemory_twoProcessesAtATime_isTheirSum() throws Exception {
    var hog = "perl -e 'my $x = \"a\"; $x x= 60 * 1024 * 1024; sleep 2'";

    time("sh", "-c", hog + " & " + hog + " & wait");

    assertThat(onlyStep().path("peakMemoryBytes").asLong()).isBetween(120 * MIB, 400 * MIB);
  }

  @Test
  void peakMemory_ofAnOrphan_counts() throws Exception {
    var hog = "perl -e 'my $x = \"a\"; $x x= 60 * 1024 * 1024; print \"x\\n\"; sleep 2'";

    time("sh", "-c", "mkfifo p; (" + hog + " >p &); cat p");

    assertThat(onlyStep().path("peakMemoryBytes").asLong()).isGreaterThan(60 * MIB);
  }

  @Test
  void processorTime_ofGrandchildren_counts() throws Exception {
    time("sh", "-c", "awk 'BEGIN { for (i = 0; i < 3000000; i++); }'; true");

    assertThat(onlyStep().path("userSeconds").asDouble()).isPositive();
    assertThat(onlyStep().path("seconds").asDouble()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"/dev/null/steps", "/dev/full"})
  void stepsFile_thatCannotBeWritten_changesNothing(String file) throws Exception {
    var ended =
        baseline.run("time", "--step", "s", "--steps", file, "--", "sh", "-c", "echo out; exit 3");

    assertThat(ended.exit()).isEqualTo(3);
    assertThat(ended.text()).isEqualTo("out\n");
    assertThat(ended.errors()).contains("step s is lost").contains(file);
  }

  @Test
  void stepsFile_ofTheEnvironment_isUsed() throws Exception {
    var builder = baseline.builder("time", "--step", "in", "--within", "out", "--", "true");
    builder.environment().put("BASELINE_STEPS", folder.resolve("a/b.jsonl").toString());

    Launched.end(builder, new byte[0]);

    assertThat(folder.resolve("a/b.jsonl")).content().contains("\"within\":\"out\"");
  }
}
