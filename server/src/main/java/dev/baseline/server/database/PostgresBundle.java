package dev.baseline.server.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of the PostgreSQL that comes with Baseline, unpacked.
 *
 * @param home the folder with {@code bin}, {@code lib} and {@code share}
 */
record PostgresBundle(Path home) {

  /** The version in the jar on the class path; a test holds the two together. */
  static final String VERSION = "18.6";

  /** The number that says which data directories these programs can open. */
  static final String MAJOR = VERSION.substring(0, VERSION.indexOf('.'));

  private static final Duration SYNC_LIMIT = Duration.ofSeconds(30);
  private static final String UNPACKING = ".unpacking-";

  /** The path of one of the programs. */
  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  /**
   * The programs below this folder, unpacked now if they are not there. Whoever calls holds the
   * folder, so what an interrupted unpacking left behind is nobody's and goes, as do the programs
   * of other versions.
   *
   * @throws DatabaseStartFailed if there are no programs for this platform, or no room for them
   */
  static PostgresBundle in(Path programs) {
    Path home = programs.resolve(VERSION);
    if (Files.isDirectory(home)) {
      return new PostgresBundle(home);
    }
    try {
      Files.createDirectories(programs);
      try (DirectoryStream<Path> others = Files.newDirectoryStream(programs)) {
        for (Path other : others) {
          FileTree.delete(other);
        }
      }
      Path temporary = Files.createTempDirectory(programs, UNPACKING);
      try (InputStream archive = new BufferedInputStream(archive().openStream())) {
        unpack(archive, temporary);
      }
      allow(temporary, 0755);
      // A power cut must not leave short programs under a name that says they are whole.
      Command.run(SYNC_LIMIT, List.of("sync"));
      Files.move(temporary, home, StandardCopyOption.ATOMIC_MOVE);
      DataDirectory.force(programs);
      return new PostgresBundle(home);
    } catch (IOException e) {
      throw new DatabaseStartFailed(
          "The embedded PostgreSQL could not be unpacked below %s: %s. It needs 70 MB of room and a"
                  .formatted(programs, e)
              + " folder that may be written and executed from.",
          e);
    }
  }

  private static URL archive() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String name = name(system, processor, Files.exists(Path.of("/etc/alpine-release")));
    URL url = PostgresBundle.class.getResource(name);
    if (url == null) {
      throw new DatabaseStartFailed(
          "This build of Baseline holds no PostgreSQL for %s on %s (%s is not on the class path)."
                  .formatted(system, processor, name)
              + " Build it on this kind of machine, or name a PostgreSQL of your own with"
              + " --database-url.");
    }
    return url;
  }

  /** The archive of a platform, by the names that its makers give. */
  static String name(String system, String processor, boolean musl) {
    String family = system.startsWith("mac") ? "darwin" : system;
    String machine =
        switch (processor) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> processor;
        };
    return "/postgres-%s-%s%s.txz".formatted(family, machine, musl ? "-alpine_linux" : "");
  }

  private static void unpack(InputStream archive, Path folder) throws IOException {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = folder.resolve(entry.getName()).normalize();
        if (!path.startsWith(folder)) {
          throw new IOException("The archive names a file outside: " + entry.getName());
        }
        unpack(tar, entry, path);
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Path parent = path.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.isFile()) {
      Files.copy(tar, path);
      allow(path, entry.getMode());
    } else {
      throw new IOException("The archive holds something that is no file: " + entry.getName());
    }
  }

  private static void allow(Path path, int mode) throws IOException {
    StringBuilder letters = new StringBuilder("rwxrwxrwx");
    for (int bit = 0; bit < letters.length(); bit++) {
      if ((mode & (0400 >> bit)) == 0) {
        letters.setCharAt(bit, '-');
      }
    }
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(letters.toString()));
  }
}
