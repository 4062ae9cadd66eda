package dev.baseline.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baseline.server.database.Unprivileged.Way;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PostgreSQL under a root that must not run it, and under an ordinary user. */
class UnprivilegedTest {

  @TempDir Path temporary;

  @BeforeEach
  void letOthersIn() throws IOException {
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void ordinaryUser_runsItAsHimself() throws IOException {
    assumeTrue(Unprivileged.self() != 0, "root runs this: ordinaryUsersServer_… stands in");
    Unprivileged user = Unprivileged.forFolder(temporary);
    assertThat(user.prefix()).isEmpty();
    assertThat(user.user()).isEqualTo(Unprivileged.self());
  }

  @Test
  void ordinaryUsersServer_startsAndStopsWithoutRoot() throws IOException {
    assumeTrue(Unprivileged.self() == 0, "only root can become another user");
    Path folder = Files.createDirectory(temporary.resolve("server"));
    Unprivileged ordinary = Unprivileged.forFolder(folder, List.of(Way.SETPRIV));
    String classPath = readableClassPath(Files.createDirectory(temporary.resolve("classes")));
    ProcessHandle postgres;
    try (ServerProcess server = ServerProcess.start(ordinary.prefix(), classPath, folder, 10)) {
      postgres = server.awaitPostgres();
      server.awaitCommitted(10);
      assertThat(FileTree.owner(Path.of("/proc", Long.toString(postgres.pid()))))
          .isEqualTo(ordinary.user())
          .isNotZero();
    }
    assertThat(postgres.isAlive()).isFalse();
    assertThat(FileTree.owner(folder.resolve("database"))).isEqualTo(ordinary.user());
  }

  @ParameterizedTest
  @EnumSource
  void everyWayDownFromRoot_runsTheSameFolder(Way way) throws Exception {
    assumeTrue(Unprivileged.self() == 0, "only root needs a way down");
    Path folder = temporary.resolve("server");
    try (DataDirectory data = DataDirectory.open(folder)) {
      run(data, List.of(way));
      run(data, List.of(Way.values()));
      run(data, List.of(way));
    }
  }

  private static void run(DataDirectory data, List<Way> ways) throws Exception {
    Installation installation = Installation.prepare(data, Map.of(), ways);
    Postmaster postmaster = Postmaster.start(installation, 0, new CountDownLatch(1)).orElseThrow();
    try {
      assertThat(postmaster.postgres().info().command())
          .hasValueSatisfying(command -> assertThat(command).endsWith("/bin/postgres"));
    } finally {
      postmaster.stop();
    }
    assertThat(postmaster.child().waitFor()).isZero();
  }

  @Test
  void noWayDownFromRoot_isToldWithWhatToDo() throws IOException {
    assumeTrue(Unprivileged.self() == 0, "only root needs a way down");
    Path closed =
        Files.createDirectory(temporary.resolve("closed"), DataDirectory.OWNER_ONLY_FOLDER);
    Path folder = Files.createDirectory(closed.resolve("server"));
    assertThatThrownBy(() -> Unprivileged.forFolder(folder, List.of(Way.SETPRIV, Way.RUNUSER)))
        .isInstanceOf(DatabaseStartFailed.class)
        .hasMessageContaining("as an ordinary user")
        .hasMessageContaining("--data")
        .hasMessageContaining("--database-url")
        .hasMessageContaining("setpriv")
        .hasMessageContaining(folder.toString());
    assertThat(FileTree.owner(folder)).isZero();
  }

  /** This JVM's class path where everybody can read it; the home of root is closed to others. */
  private static String readableClassPath(Path folder) throws IOException {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      boolean browser = String.valueOf(path.getFileName()).startsWith("driver");
      Path other = folder.resolve(entries.size() + "-" + path.getFileName());
      if (Files.isDirectory(path)) {
        Folders.link(path, other);
      } else if (Files.exists(path) && !browser) {
        Folders.linkFile(path, other);
      }
      entries.add(other.toString());
    }
    return String.join(File.pathSeparator, entries);
  }
}
