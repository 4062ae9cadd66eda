package dev.baseline.cli.serve;

import dev.baseline.server.Baseline;
import dev.baseline.server.Settings;
import dev.baseline.server.database.DatabaseSettings;
import dev.baseline.server.sample.SampleProject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * A short life of the server in a folder of its own, run once after a build: the JVM remembers the
 * classes that it needed (JEP 483, JEP 514) and later starts find them ready.
 */
public final class Rehearsal {

  private static final long REPORTS = 100;

  private Rehearsal() {}

  /** Starts a server, asks for pages, stops it. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("baseline-rehearsal");
    try {
      var settings =
          new Settings(
              Settings.DEFAULT_HOST,
              0,
              Optional.empty(),
              folder.resolve("data"),
              new DatabaseSettings.Embedded());
      try (var baseline = Baseline.start(settings, Clock.systemUTC());
          var client = HttpClient.newHttpClient()) {
        baseline.sample().fill(REPORTS, _ -> {});
        for (String path :
            List.of(
                "/",
                "/projects/" + SampleProject.NAME,
                "/api/v1/projects",
                "/api/v1/openapi.json")) {
          var request = HttpRequest.newBuilder(baseline.url().resolve(path)).build();
          var answer = client.send(request, BodyHandlers.ofByteArray());
          if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
          }
        }
      }
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException e)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
