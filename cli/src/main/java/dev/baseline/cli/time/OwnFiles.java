package dev.baseline.cli.time;

import dev.baseline.cli.posix.Posix;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files that the Java runtime keeps open: its own and the jars. It opens them so that children
 * inherit them; whatever else is open was inherited, and is the command's.
 */
final class OwnFiles {

  private static final Path OPEN = Path.of("/proc/self/fd");

  private OwnFiles() {}

  /** Sees to it that the command does not inherit them. */
  static void hide() {
    if (!Posix.LINUX) {
      return;
    }
    try (var open = Files.list(OPEN)) {
      var runtime = Path.of(System.getProperty("java.home")).toRealPath();
      var program = program();
      for (var descriptor : open.toList()) {
        if (Files.isSymbolicLink(descriptor)) {
          var file = Files.readSymbolicLink(descriptor);
          if (file.startsWith(runtime) || file.startsWith(program)) {
            Posix.closeOnExec(Integer.parseInt(descriptor.getFileName().toString()));
          }
        }
      }
    } catch (IOException e) {
      // Then the command has some more open files than it should: it will hardly notice.
    }
  }

  /** The folder of the jar that was started; its neighbours are below. */
  private static Path program() throws IOException {
    var first = System.getProperty("java.class.path").split(File.pathSeparator, 2)[0];
    var file = Path.of(first).toRealPath();
    var folder = file.getParent();
    return Files.isDirectory(file) || folder == null ? file : folder;
  }
}
