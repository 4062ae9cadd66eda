package dev.baseline.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that another runs, named by its URL. */
class ExternalDatabaseTest {

  @TempDir static Path folder;

  private static DataDirectory data;
  private static EmbeddedPostgres other;
  private static DatabaseSettings.External settings;

  @BeforeAll
  static void start() throws IOException, SQLException {
    data = DataDirectory.open(folder);
    Folders.withPrograms(folder);
    other = EmbeddedPostgres.start(data);
    other.awaitReady();
    data.secret("database-password");
    settings =
        new DatabaseSettings.External(
            other.url(Cluster.DATABASE),
            Optional.of(Cluster.ROLE),
            Optional.of(folder.resolve("database-password")));
  }

  @AfterAll
  static void stop() {
    other.close();
    data.close();
  }

  @Test
  void databaseByUrl_isMigratedAndUsed() {
    try (Database database = Database.start(settings, data, SmallServer.MIGRATIONS)) {
      assertThat(things(database)).isZero();
    }
    assertThat(other.isRunning()).isTrue();
  }

  @Test
  void everyConnectionTaken_isUnavailableForAWhile() {
    try (Database database = Database.start(settings, data, SmallServer.MIGRATIONS)) {
      List<Handle> taken = new ArrayList<>();
      try {
        for (int count = 0; count < Database.CONNECTIONS; count++) {
          taken.add(database.jdbi().open());
        }
        assertThatThrownBy(() -> database.jdbi().open())
            .isInstanceOfSatisfying(
                DatabaseUnavailable.class,
                e -> assertThat(e.retryAfter()).isGreaterThan(Duration.ZERO));
      } finally {
        taken.forEach(Handle::close);
      }
      assertThat(things(database)).isZero();
    }
  }

  private static long things(Database database) {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT count(*) FROM thing").mapTo(Long.class).one());
  }

  @Test
  void wrongPassword_isToldAtOnceWithoutThePassword() throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong"), "guessed-password\n");
    var refused =
        new DatabaseSettings.External(settings.url(), settings.user(), Optional.of(wrong));
    try (Database database = Database.start(refused, data, SmallServer.MIGRATIONS)) {
      assertThatThrownBy(database::awaitReady)
          .isInstanceOf(DatabaseStartFailed.class)
          .hasMessageContaining(refused.address())
          .hasMessageContaining("password authentication failed")
          .message()
          .doesNotContain("guessed-password");
    }
  }

  @Test
  void missingPasswordFile_isTold() {
    var missing =
        new DatabaseSettings.External(
            settings.url(), settings.user(), Optional.of(folder.resolve("missing")));
    assertThatThrownBy(() -> Database.start(missing, data, SmallServer.MIGRATIONS))
        .isInstanceOf(DatabaseStartFailed.class)
        .hasMessageContaining(folder.resolve("missing").toString());
  }

  @Test
  void databaseThatIsAway_isToldAfterSomePatience() {
    var away =
        new DatabaseSettings.External(
            "jdbc:postgresql://127.0.0.1:1/baseline", Optional.of("ada"), Optional.empty());
    assertThatThrownBy(() -> ExternalPostgres.of(away).require(Duration.ofMillis(700)))
        .isInstanceOf(DatabaseStartFailed.class)
        .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/baseline");
  }

  @Test
  void postgresBefore15_isRefused() {
    ExternalPostgres postgres = ExternalPostgres.of(settings);
    postgres.requireVersion(150_000);
    assertThatThrownBy(() -> postgres.requireVersion(140_022))
        .isInstanceOf(DatabaseUnsuitable.class)
        .hasMessageContaining("PostgreSQL 14")
        .hasMessageContaining("15 or newer");
  }

  @Test
  void urlWithAPassword_isRefused() {
    for (String url :
        List.of(
            "jdbc:postgresql://host/db?user=ada&password=secret",
            "jdbc:postgresql://ada:secret@host/db")) {
      assertThatThrownBy(
              () -> new DatabaseSettings.External(url, Optional.empty(), Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("file")
          .message()
          .doesNotContain("secret");
    }
  }

  @Test
  void urlOfAnotherDatabase_isRefused() {
    assertThatThrownBy(
            () ->
                new DatabaseSettings.External(
                    "postgres://host/db", Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:postgresql://");
  }

  @Test
  void urlInAMessage_isWithoutItsOptions() {
    assertThat(settings.address()).endsWith("/baseline").doesNotContain("?");
  }
}
