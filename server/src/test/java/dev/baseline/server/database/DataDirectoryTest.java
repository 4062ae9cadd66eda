package dev.baseline.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir Path folder;

  @Test
  void newFolder_isForTheOwnerOnly() throws IOException {
    Path root = folder.resolve("a/b/c");
    try (DataDirectory data = DataDirectory.open(root)) {
      assertThat(permissions(data.root())).isEqualTo("rwx------");
      assertThat(permissions(root.resolve("server.lock"))).isEqualTo("rw-------");
    }
  }

  @Test
  void folderHeldByThisProcess_isRefusedAndStaysHeld() {
    try (DataDirectory data = DataDirectory.open(folder)) {
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(() -> DataDirectory.open(folder))
            .isInstanceOf(DataDirectoryException.class)
            .hasMessageContaining("process " + ProcessHandle.current().pid());
      }
      assertThat(data.root()).isDirectory();
    }
  }

  @Test
  void folderThatWasLetGo_canBeHeldAgain() {
    DataDirectory.open(folder).close();
    DataDirectory.open(folder).close();
    assertThat(folder.resolve("server.lock")).exists();
  }

  @Test
  void folderThatIsAFile_isRefusedWithTheMend() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> DataDirectory.open(file))
        .isInstanceOf(DataDirectoryException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("--data");
  }

  @Test
  void secret_isMadeOnceAndKept() throws IOException {
    String first;
    try (DataDirectory data = DataDirectory.open(folder)) {
      first = data.secret("one");
      assertThat(first).hasSize(43).isNotEqualTo(data.secret("other"));
    }
    try (DataDirectory data = DataDirectory.open(folder)) {
      assertThat(data.secret("one")).isEqualTo(first);
    }
    assertThat(permissions(folder.resolve("one"))).isEqualTo("rw-------");
  }

  @Test
  void standardFolder_isUnderTheUsersDataHome() {
    assertThat(DataDirectory.standard(Map.of(), "Linux", "/home/ada"))
        .isEqualTo(Path.of("/home/ada/.local/share/baseline"));
    assertThat(DataDirectory.standard(Map.of("XDG_DATA_HOME", "/data"), "Linux", "/home/ada"))
        .isEqualTo(Path.of("/data/baseline"));
    assertThat(DataDirectory.standard(Map.of("XDG_DATA_HOME", "here"), "Linux", "/home/ada"))
        .isEqualTo(Path.of("/home/ada/.local/share/baseline"));
    assertThat(DataDirectory.standard(Map.of(), "Mac OS X", "/Users/ada"))
        .isEqualTo(Path.of("/Users/ada/Library/Application Support/baseline"));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
