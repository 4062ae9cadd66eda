package dev.baseline.server.database;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Servers' folders for tests, whose programs are unpacked once for all of them. */
final class Folders {

  private Folders() {}

  /** Puts the programs into a folder that no server has used yet. */
  static Path withPrograms(Path folder) throws IOException {
    Path unpacked;
    try (DataDirectory data = DataDirectory.open(Path.of("target", "test-programs"))) {
      unpacked = data.programs();
      PostgresBundle.in(unpacked);
    }
    link(unpacked, folder.resolve("postgresql"));
    return folder;
  }

  /** A folder with the same files, as other names of them where the disk is the same. */
  static void link(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path other = to.resolve(from.relativize(file));
            if (attributes.isSymbolicLink()) {
              Files.createSymbolicLink(other, Files.readSymbolicLink(file));
            } else {
              linkFile(file, other);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  static void linkFile(Path file, Path other) throws IOException {
    if (Files.getFileStore(file).equals(Files.getFileStore(other.toAbsolutePath().getParent()))) {
      Files.createLink(other, file);
    } else {
      Files.copy(file, other, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    }
  }
}
