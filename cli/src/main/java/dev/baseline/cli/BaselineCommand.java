package dev.baseline.cli;

import dev.baseline.cli.posix.Launch;
import dev.baseline.cli.time.TimeCommand;
import java.util.Optional;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The {@code baseline} command. */
@Command(
    name = "baseline",
    mixinStandardHelpOptions = true,
    versionProvider = BaselineCommand.Version.class,
    description = "CI for projects with a build matrix, and the dashboard that watches it.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = GenerateCompletion.class)
public final class BaselineCommand {

  private BaselineCommand() {}

  /** Runs the command that the arguments name and ends with its exit status. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(Launch.texts(arguments)));
  }

  /** The command with all its subcommands. */
  static CommandLine commandLine() {
    var commandLine = new CommandLine(new BaselineCommand());
    commandLine.addSubcommand(new CommandLine(new TimeCommand()).setStopAtPositional(true));
    return commandLine.setExpandAtFiles(false);
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
