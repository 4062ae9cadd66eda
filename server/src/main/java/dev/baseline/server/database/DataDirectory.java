package dev.baseline.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The server's own folder: readable by its owner only, held by one server at a time. The hold is a
 * lock of the operating system on a file in it, which ends with the process however it ends.
 */
public final class DataDirectory implements AutoCloseable {

  static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /**
   * The folders that this process holds. POSIX locks belong to the process, and closing any channel
   * on the lock file drops them: a second open in one process must never touch the file.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private static final int SECRET_BYTES = 32;

  private final Path root;
  private final FileChannel lock;

  private DataDirectory(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Opens and holds a folder, which is created if it is not there.
   *
   * @throws DataDirectoryException if another server holds it, or it cannot be written
   */
  public static DataDirectory open(Path folder) {
    Path root;
    try {
      Path parent = folder.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      if (!Files.isDirectory(folder)) {
        Files.createDirectory(folder, OWNER_ONLY_FOLDER);
      }
      root = folder.toRealPath();
    } catch (IOException e) {
      throw unusable(folder, e);
    }
    if (!HELD.add(root)) {
      throw held(root, Long.toString(ProcessHandle.current().pid()));
    }
    try {
      return new DataDirectory(root, hold(root));
    } catch (IOException e) {
      HELD.remove(root);
      throw unusable(root, e);
    } catch (DataDirectoryException e) {
      HELD.remove(root);
      throw e;
    }
  }

  private static FileChannel hold(Path root) throws IOException {
    Path file = root.resolve("server.lock");
    if (!Files.exists(file)) {
      try {
        Files.createFile(file, OWNER_ONLY_FILE);
      } catch (java.nio.file.FileAlreadyExistsException e) {
        // Another server was faster: its lock decides below.
      }
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      try (channel) {
        ByteBuffer holder = ByteBuffer.allocate(32);
        channel.read(holder, 0);
        String pid = StandardCharsets.UTF_8.decode(holder.flip()).toString().strip();
        throw held(root, pid);
      }
    }
    byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8);
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(pid), 0);
    return channel;
  }

  /** The folder that is used where none is named: under the user's data home. */
  public static Path standard() {
    return standard(
        System.getenv(), System.getProperty("os.name", ""), System.getProperty("user.home", "."));
  }

  static Path standard(Map<String, String> environment, String system, String home) {
    if (system.startsWith("Mac")) {
      return Path.of(home, "Library", "Application Support", "baseline");
    }
    String dataHome = environment.getOrDefault("XDG_DATA_HOME", "");
    return dataHome.startsWith("/")
        ? Path.of(dataHome, "baseline")
        : Path.of(home, ".local", "share", "baseline");
  }

  /** The folder itself, as a real path. */
  public Path root() {
    return root;
  }

  /**
   * The secret of this name: 256 random bits in 43 letters, digits, {@code -} and {@code _}, made
   * at the first call and kept in a file that only the owner may read.
   */
  public String secret(String name) {
    Path file = root.resolve(name);
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw unusable(root, e);
    }
  }

  /**
   * Writes a small file that only the owner may read, in the place of one of that name.
   *
   * @throws DataDirectoryException if it cannot be written
   */
  public void write(String name, String text) {
    try {
      write(root.resolve(name), text + "\n");
    } catch (IOException e) {
      throw unusable(root, e);
    }
  }

  /** Replaces a file in one step, readable by the owner only, safe against a power cut. */
  static void write(Path file, String text) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(temporary);
    Files.createFile(temporary, OWNER_ONLY_FILE);
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    force(file.toAbsolutePath().getParent());
  }

  /** Makes the names in a folder survive a power cut. */
  static void force(@org.jspecify.annotations.Nullable Path folder) throws IOException {
    if (folder != null) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Where the programs of the embedded PostgreSQL are unpacked, a folder a version. */
  Path programs() {
    return root.resolve("postgresql");
  }

  /** PostgreSQL's own data directory. */
  Path cluster() {
    return root.resolve("database");
  }

  /** Where PostgreSQL writes what it does. */
  Path log() {
    return root.resolve("postgresql.log");
  }

  /** Lets the folder go. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD.remove(root);
    }
  }

  private static DataDirectoryException held(Path root, String pid) {
    return new DataDirectoryException(
        "Another Baseline server (process %s) uses the folder %s. Stop it (kill %s), or give this one"
                .formatted(pid, root, pid)
            + " a folder of its own with --data.",
        null);
  }

  private static DataDirectoryException unusable(Path folder, IOException cause) {
    return new DataDirectoryException(
        "The folder %s cannot be used: %s. Make it writable for the user that runs the server, or"
                .formatted(folder, cause)
            + " name another with --data.",
        cause);
  }
}
