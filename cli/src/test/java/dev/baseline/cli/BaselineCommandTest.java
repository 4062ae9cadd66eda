package dev.baseline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class BaselineCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return BaselineCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  @Test
  void help_asked_namesTheCommands() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("time", "report", "generate-completion");
  }

  @Test
  void version_asked_isPrinted() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("baseline ");
  }

  @Test
  void command_unknown_is2AndSuggestsOne() {
    assertThat(run("reprot")).isEqualTo(2);
    assertThat(err.toString()).contains("report");
  }

  @Test
  void command_none_is2() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("--help");
  }

  @Test
  void completion_generated_isAScriptThatBashCanRead() throws Exception {
    assertThat(run("generate-completion")).isZero();

    var bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
    try (var in = bash.outputWriter()) {
      in.write(out.toString());
    }
    assertThat(bash.inputReader().readAllAsString()).isEmpty();
    assertThat(bash.waitFor()).isZero();
    assertThat(out.toString()).contains("--key-file");
  }
}
