package dev.baseline.cli.serve;

import dev.baseline.server.Baseline;
import dev.baseline.server.CannotListen;
import dev.baseline.server.Settings;
import dev.baseline.server.database.DataDirectory;
import dev.baseline.server.database.DatabaseException;
import dev.baseline.server.database.DatabaseSettings;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the server until it is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the dashboard and its database on this machine.",
      "The database comes with Baseline; --database-url uses a PostgreSQL of your own."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:it was told to stop, and stopped",
      "1:it could not start; the message says why and what to do",
      "2:the command was used wrongly"
    },
    footerHeading = "%nExample:%n",
    footer = "  baseline serve --sample")
public final class ServeCommand implements Callable<Integer> {

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = Settings.DEFAULT_HOST,
      description = "The address to listen on; ${DEFAULT-VALUE} if not given: this machine only.")
  private String host = Settings.DEFAULT_HOST;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + Settings.DEFAULT_PORT,
      description = "The port to listen on; ${DEFAULT-VALUE} if not given, any free one if 0.")
  private int port = Settings.DEFAULT_PORT;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description =
          "Where browsers and CI reach the server, if a proxy stands before it:"
              + " https://ci.example.org.")
  private Optional<URI> publicUrl = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "The server's own folder; below your data home if not given.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description = "A PostgreSQL of your own, 15 or newer: jdbc:postgresql://host:5432/baseline.")
  private Optional<String> databaseUrl = Optional.empty();

  @Option(names = "--database-user", paramLabel = "USER", description = "The role to use in it.")
  private Optional<String> databaseUser = Optional.empty();

  @Option(
      names = "--database-password-file",
      paramLabel = "FILE",
      description = "The file whose first line is the role's password.")
  private Optional<Path> databasePasswordFile = Optional.empty();

  @Option(
      names = "--sample",
      description = "Also fill a project with made-up data, labelled so, to look around in.")
  private boolean sample;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    var settings = settings();
    try (var baseline = Baseline.start(settings, Clock.systemUTC())) {
      var stopped = stopOnSignal(baseline);
      greet(System.out, baseline);
      if (sample) {
        new SampleProgress(baseline.sample(), System.err).run();
      }
      stopped.await();
      return 0;
    } catch (CannotListen | DatabaseException e) {
      System.err.println("baseline serve: " + e.getMessage());
      return 1;
    }
  }

  private Settings settings() {
    try {
      return new Settings(
          host, port, publicUrl, data.orElseGet(DataDirectory::standard), database());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private DatabaseSettings database() {
    if (databaseUrl.isPresent()) {
      return new DatabaseSettings.External(databaseUrl.get(), databaseUser, databasePasswordFile);
    }
    if (databaseUser.isPresent() || databasePasswordFile.isPresent()) {
      throw new IllegalArgumentException(
          "--database-user and --database-password-file go with --database-url.");
    }
    return new DatabaseSettings.Embedded();
  }

  private static void greet(PrintStream out, Baseline baseline) {
    out.println("Baseline is at " + baseline.url());
    out.println("Sign in, once, within the hour: " + baseline.signInLink());
    out.println("Ctrl-C stops it.");
    out.flush();
  }

  /** SIGTERM and Ctrl-C end the JVM, which waits for this hook: what is under way is answered. */
  private static CountDownLatch stopOnSignal(Baseline baseline) {
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  baseline.close();
                  stopped.countDown();
                },
                "stop"));
    return stopped;
  }
}
