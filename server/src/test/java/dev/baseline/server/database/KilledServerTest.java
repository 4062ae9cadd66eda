package dev.baseline.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the database when the server, or both of them, are ended by force. */
class KilledServerTest {

  private static final int ENDLESS = 1_000_000;

  @TempDir Path folder;

  @BeforeEach
  void unpack() throws IOException {
    Folders.withPrograms(folder);
  }

  @AfterEach
  void leaveNothingRunning() {
    Path cluster = folder.resolve("database");
    PostmasterFile.in(cluster)
        .flatMap(file -> file.process(cluster))
        .ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void serverKilledWhileCommitting_leavesAnOrphanThatIsStoppedAndLosesNothing() throws Exception {
    ProcessHandle orphan;
    int committed;
    try (ServerProcess server = ServerProcess.start(folder, ENDLESS)) {
      orphan = server.awaitPostgres();
      server.awaitCommitted(100);
      server.kill();
      committed = server.lastCommitted();
    }
    assertThat(orphan.isAlive()).isTrue();

    assertThat(namesAfterStart()).containsAll(rows(committed));
    assertThat(PostmasterFile.in(folder.resolve("database"))).isEmpty();
    assertThat(isRunning(orphan)).isFalse();
  }

  @Test
  void bothKilledWhileCommitting_nothingAcknowledgedIsLost() throws Exception {
    int committed;
    try (ServerProcess server = ServerProcess.start(folder, ENDLESS)) {
      ProcessHandle postgres = server.awaitPostgres();
      server.awaitCommitted(100);
      server.kill();
      postgres.destroyForcibly();
      committed = server.lastCommitted();
    }
    assertThat(Files.exists(folder.resolve("database/postmaster.pid"))).isTrue();

    assertThat(namesAfterStart()).containsAll(rows(committed));
    assertThat(log()).contains("database system was not properly shut down");
  }

  @Test
  void staleProcessNumber_ofSomebodyElseDoesNotBlockTheStart() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder, 1)) {
      ProcessHandle postgres = server.awaitPostgres();
      server.awaitCommitted(1);
      server.kill();
      postgres.destroyForcibly();
    }
    Path file = folder.resolve("database/postmaster.pid");
    String stale = Files.readString(file);
    Files.writeString(file, ProcessHandle.current().pid() + stale.substring(stale.indexOf('\n')));

    assertThat(namesAfterStart()).containsExactly("row 1");
  }

  @Test
  void terminatedServer_stopsPostgresCleanly() throws Exception {
    ProcessHandle postgres;
    try (ServerProcess server = ServerProcess.start(folder, 10)) {
      postgres = server.awaitPostgres();
      server.terminate();
    }
    assertThat(isRunning(postgres)).isFalse();
    assertThat(log().strip()).endsWith("database system is shut down");
    assertThat(folder.resolve("database/postmaster.pid")).doesNotExist();
  }

  @Test
  void secondServer_isRefusedWithTheFirstOnesNumber() throws Exception {
    try (ServerProcess first = ServerProcess.start(folder, 0)) {
      first.awaitPostgres();
      String holder = Files.readString(folder.resolve("server.lock")).strip();
      assertThatThrownBy(() -> DataDirectory.open(folder))
          .isInstanceOf(DataDirectoryException.class)
          .hasMessageContaining("process " + holder)
          .hasMessageContaining(folder.toRealPath().toString())
          .hasMessageContaining("--data");
      try (ServerProcess second = ServerProcess.start(folder, 0)) {
        assertThat(second.await("refused")).contains("process " + holder);
      }
    }
  }

  private List<String> namesAfterStart() {
    try (DataDirectory data = DataDirectory.open(folder);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
        Database database = Database.start(postgres, Cluster.DATABASE, SmallServer.MIGRATIONS)) {
      return database
          .jdbi()
          .withHandle(
              handle -> handle.createQuery("SELECT name FROM thing").mapTo(String.class).list());
    }
  }

  private static List<String> rows(int last) {
    assertThat(last).isPositive();
    return IntStream.rangeClosed(1, last).mapToObj(row -> "row " + row).toList();
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("postgresql.log"));
  }

  private static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && process.info().arguments().isPresent();
  }
}
