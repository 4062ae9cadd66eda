package dev.baseline.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How PostgreSQL comes into a folder, and what is said when it cannot. */
class FirstStartTest {

  @TempDir Path folder;

  @Test
  void interruptedUnpacking_isCleanedUpAndDoneAgain() throws IOException {
    Path programs = folder.resolve("postgresql");
    Files.createDirectories(programs.resolve(".unpacking-1/bin"));
    Files.writeString(programs.resolve(".unpacking-1/bin/postgres"), "half");
    Files.createDirectories(programs.resolve("17.0/bin"));

    PostgresBundle bundle = PostgresBundle.in(programs);

    assertThat(children(programs)).containsExactly(PostgresBundle.VERSION);
    assertThat(Path.of(bundle.program("postgres"))).isExecutable();
    assertThat(bundle.home().resolve("lib/libpq.so")).isSymbolicLink();
  }

  @Test
  void interruptedCreation_isCleanedUpAndDoneAgain() throws IOException {
    Folders.withPrograms(folder);
    Files.createDirectories(folder.resolve(".creating-database-1"));
    Files.writeString(folder.resolve(".creating-database-1/PG_VERSION"), "18");
    start();
    assertThat(children(folder)).noneMatch(name -> name.startsWith("."));
  }

  @Test
  void folderOfAnotherMajorVersion_isRefusedWithTheWayOver() throws IOException {
    Path cluster = Files.createDirectories(Folders.withPrograms(folder).resolve("database"));
    Files.writeString(cluster.resolve("PG_VERSION"), "17\n");
    assertThatThrownBy(this::start)
        .isInstanceOf(DatabaseUnsuitable.class)
        .hasMessageContaining("PostgreSQL 17")
        .hasMessageContaining(PostgresBundle.VERSION)
        .hasMessageContaining("--data");
  }

  @Test
  void wrongSetting_isToldInPostgresOwnWordsWithTheMend() throws IOException {
    Folders.withPrograms(folder);
    start();
    Path settings = folder.resolve("database/postgresql.conf");
    Files.writeString(settings, "shared_buffers = lots\n", StandardOpenOption.APPEND);
    assertThatThrownBy(this::start)
        .isInstanceOf(DatabaseStartFailed.class)
        .hasMessageContaining("invalid value for parameter \"shared_buffers\": \"lots\"")
        .hasMessageContaining("mend " + folder.toRealPath().resolve("database/postgresql.conf"));
  }

  @Test
  void operatorsSettings_winOverOurs() throws Exception {
    Folders.withPrograms(folder);
    start();
    Path settings = folder.resolve("database/postgresql.conf");
    Files.writeString(settings, "work_mem = 3MB\n", StandardOpenOption.APPEND);
    try (DataDirectory data = DataDirectory.open(folder);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      postgres.awaitReady();
      try (var connection = postgres.connection();
          var row = connection.createStatement().executeQuery("SHOW work_mem")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(1)).isEqualTo("3MB");
      }
    }
  }

  @Test
  void closeInTheMiddleOfTheFirstStart_leavesWhatTheNextCanUse() throws IOException {
    Folders.withPrograms(folder);
    try (DataDirectory data = DataDirectory.open(folder)) {
      EmbeddedPostgres.start(data).close();
      assertThat(PostmasterFile.in(data.cluster())).isEmpty();
    }
    start();
  }

  @Test
  void platform_namesItsArchive() {
    assertThat(PostgresBundle.name("linux", "amd64", false))
        .isEqualTo("/postgres-linux-x86_64.txz");
    assertThat(PostgresBundle.name("linux", "aarch64", true))
        .isEqualTo("/postgres-linux-arm_64-alpine_linux.txz");
    assertThat(PostgresBundle.name("mac os x", "aarch64", false))
        .isEqualTo("/postgres-darwin-arm_64.txz");
  }

  @Test
  void longLog_isKeptOnceAndStartsEmpty() throws IOException {
    PostgresLog log = new PostgresLog(folder.resolve("log"), 10);
    Files.writeString(log.file(), "short\n");
    log.bound();
    assertThat(log.file()).hasContent("short\n");
    Files.writeString(log.file(), "a longer line\n");
    log.bound();
    assertThat(log.file()).isEmptyFile();
    assertThat(folder.resolve("log.1")).hasContent("a longer line\n");
    assertThat(log.tail(100)).isEmpty();
  }

  @Test
  void words_ofAFullDiskAskForRoom() {
    String words = "FATAL: could not write lock file: No space left on device";
    assertThat(StartFailure.of("PostgreSQL ended", folder, words))
        .hasMessageContaining("make room")
        .hasMessageContaining(words);
  }

  private void start() {
    try (DataDirectory data = DataDirectory.open(folder);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      postgres.awaitReady();
    }
  }

  private static List<String> children(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}
