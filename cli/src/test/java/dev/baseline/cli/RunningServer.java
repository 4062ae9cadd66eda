package dev.baseline.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The server as {@code baseline serve} runs it, in a Java of its own, on a data directory. */
final class RunningServer implements AutoCloseable {

  private static final int PATIENCE = 120;

  private final Process process;
  private final Path folder;
  private final Path log;
  private final int port;
  private final List<String> greeting;
  private final HttpClient client = HttpClient.newHttpClient();

  private RunningServer(Process process, Path folder, Path log, int port, List<String> greeting) {
    this.process = process;
    this.folder = folder;
    this.log = log;
    this.port = port;
    this.greeting = greeting;
  }

  /** Starts a server on the folder {@code data} in a folder, and waits for its greeting. */
  static RunningServer start(Path folder, int port, String... more) throws IOException {
    var arguments = new ArrayList<>(List.of("serve", "--data", data(folder)));
    arguments.addAll(List.of("--port", Integer.toString(port)));
    arguments.addAll(List.of(more));
    var log = Files.createTempFile(folder, "server", ".log");
    Process process =
        new ProcessBuilder(Launched.command(arguments.toArray(String[]::new)))
            .redirectError(log.toFile())
            .start();
    var greeting = new ArrayList<String>();
    var out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      greeting.add(line);
      if (line.startsWith("Ctrl-C")) {
        return new RunningServer(process, folder, log, port, greeting);
      }
    }
    throw new IllegalStateException("The server did not start: " + Files.readString(log));
  }

  private static String data(Path folder) {
    return folder.resolve("data").toString();
  }

  /** A port that was free a moment ago. */
  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** What it printed when it started. */
  List<String> greeting() {
    return greeting;
  }

  /** What it has written to standard error. */
  String log() throws IOException {
    return Files.readString(log);
  }

  /** Its address, without a slash at the end. */
  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** The command line of a subcommand that speaks to this server, in the folder of its data. */
  Launched.Ended run(String... arguments) throws Exception {
    return Launched.end(
        new ProcessBuilder(Launched.command(arguments)).directory(folder.toFile()), new byte[0]);
  }

  /** A new key to a project with a scope. */
  String key(String project, String scope) throws Exception {
    var made = run("key", "create", project, "--scope", scope, "--data", data(folder));
    if (made.exit() != 0) {
      throw new IllegalStateException(made.errors());
    }
    return made.text().strip();
  }

  /** The answer to a GET with a bearer token. */
  HttpResponse<String> get(String path, String key) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .header("Authorization", "Bearer " + key)
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  /** The process of the database. */
  ProcessHandle postmaster() throws IOException {
    try (var files = Files.walk(folder, 4)) {
      Path file = files.filter(path -> path.endsWith("postmaster.pid")).findFirst().orElseThrow();
      long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
      return ProcessHandle.of(pid).orElseThrow();
    }
  }

  /** kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM; answers the exit status. */
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The server did not stop");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    client.close();
    try {
      stop();
      process.getInputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
