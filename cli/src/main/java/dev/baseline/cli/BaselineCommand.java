package dev.baseline.cli;

import dev.baseline.cli.operate.KeyCommand;
import dev.baseline.cli.operate.SignInCommand;
import dev.baseline.cli.posix.Launch;
import dev.baseline.cli.report.ReportCommand;
import dev.baseline.cli.serve.ServeCommand;
import dev.baseline.cli.terminal.CommandFailure;
import dev.baseline.cli.time.TimeCommand;
import java.time.InstantSource;
import java.util.Optional;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code baseline} command: every subcommand is made here. */
@Command(
    name = "baseline",
    mixinStandardHelpOptions = true,
    versionProvider = BaselineCommand.Version.class,
    description = "CI for projects with a build matrix, and the dashboard that watches it.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all went well",
      "1:something went wrong that should not",
      "2:the command was used wrongly",
      "else:see the help of the command"
    },
    subcommands = GenerateCompletion.class)
public final class BaselineCommand {

  private BaselineCommand() {}

  /** Runs the command that the arguments name and ends with its exit status. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(Launch.texts(arguments)));
  }

  /** The command with all its subcommands. */
  static CommandLine commandLine() {
    return new CommandLine(new BaselineCommand())
        .addSubcommand(new CommandLine(new TimeCommand()).setStopAtPositional(true))
        .addSubcommand(new ServeCommand())
        .addSubcommand(new KeyCommand())
        .addSubcommand(new SignInCommand())
        .addSubcommand(new ReportCommand(System.getenv(), InstantSource.system()))
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(BaselineCommand::explain)
        .setExecutionExceptionHandler(BaselineCommand::explain);
  }

  /** A wrong argument is explained in two lines; the whole help would bury it. */
  private static int explain(ParameterException wrong, String[] arguments) {
    var commandLine = wrong.getCommandLine();
    var name = commandLine.getCommandSpec().qualifiedName();
    commandLine.getErr().println(name + ": " + wrong.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(wrong, commandLine.getErr())) {
      commandLine.getErr().println("Try '" + name + " --help'.");
    }
    return commandLine.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static int explain(Exception failure, CommandLine commandLine, ParseResult arguments) {
    var name = commandLine.getCommandSpec().qualifiedName();
    if (failure instanceof CommandFailure known) {
      commandLine.getErr().println(name + ": " + known.getMessage());
      return known.exitStatus();
    }
    commandLine.getErr().println(name + ": " + failure + " (this is a bug or a broken machine)");
    failure.printStackTrace(commandLine.getErr());
    return commandLine.getCommandSpec().exitCodeOnExecutionException();
  }

  /** The version that the jar's manifest states. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      var stated = BaselineCommand.class.getPackage().getImplementationVersion();
      return new String[] {"baseline " + Optional.ofNullable(stated).orElse("of a working copy")};
    }
  }
}
