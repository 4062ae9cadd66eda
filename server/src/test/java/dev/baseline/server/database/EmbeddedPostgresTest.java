package dev.baseline.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL as the server runs it, durable and behind a password. */
class EmbeddedPostgresTest {

  @TempDir static Path folder;

  private static DataDirectory data;
  private static EmbeddedPostgres postgres;
  private static Database database;

  @BeforeAll
  static void start() throws IOException {
    data = DataDirectory.open(folder.resolve("server"));
    Folders.withPrograms(data.root());
    postgres = EmbeddedPostgres.start(data);
    database = Database.start(postgres, Cluster.DATABASE, SmallServer.MIGRATIONS);
    database.awaitReady();
  }

  @AfterAll
  static void stop() {
    database.close();
    postgres.close();
    data.close();
  }

  @Test
  void bundle_isTheVersionThatTheCodeNames() throws SQLException {
    assertThat(show("server_version")).isEqualTo(PostgresBundle.VERSION);
  }

  @Test
  void durability_isOn() throws SQLException {
    assertThat(show("fsync")).isEqualTo("on");
    assertThat(show("synchronous_commit")).isEqualTo("on");
    assertThat(show("full_page_writes")).isEqualTo("on");
    assertThat(show("data_checksums")).isEqualTo("on");
  }

  @Test
  void encoding_isUtf8InCodePointOrder() throws SQLException {
    assertThat(show("server_encoding")).isEqualTo("UTF8");
    assertThat(
            query(
                "SELECT concat(datlocprovider, ' ', datlocale) FROM pg_database"
                    + " WHERE datname = current_database()"))
        .isEqualTo("b C.UTF-8");
    assertThat(query("SELECT upper('é')")).isEqualTo("É");
  }

  @Test
  void role_isNoSuperuser() throws SQLException {
    assertThat(show("is_superuser")).isEqualTo("off");
  }

  @Test
  void wrongPassword_isRefused() throws SQLException {
    String url = postgres.url(Cluster.DATABASE);
    for (String user : List.of(Cluster.ROLE, Cluster.SUPERUSER)) {
      assertThatThrownBy(() -> Connections.open(url, Optional.of(user), Optional.of("guess")))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    }
  }

  @Test
  void otherAddressesAndSockets_areNotListenedOn() throws Exception {
    int port = Integer.parseInt(show("port"));
    List<InetAddress> others = new ArrayList<>();
    NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress())
        .forEach(others::add);
    others.add(Inet4Address.ofLiteral("127.0.0.2"));
    for (InetAddress other : others) {
      try (Socket socket = new Socket()) {
        assertThatThrownBy(() -> socket.connect(new InetSocketAddress(other, port), 2000))
            .isInstanceOf(IOException.class);
      }
    }
    assertThat(show("listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(Files.readAllLines(data.cluster().resolve("postmaster.pid")).get(4)).isEmpty();
  }

  @Test
  void secrets_areForTheOwnerOnly() throws Exception {
    assertThat(permissions(data.root())).isEqualTo("rwx------");
    assertThat(permissions(data.cluster())).isEqualTo("rwx------");
    for (String name : List.of("database-password", "database-superuser-password")) {
      assertThat(permissions(data.root().resolve(name))).isEqualTo("rw-------");
    }
    try (Stream<Path> files = Files.list(data.root())) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .noneMatch(name -> name.startsWith("."));
    }
  }

  @Test
  void postgresKilledWhileCommitting_isStartedAgainAndLosesNothing() {
    Jdbi jdbi = database.jdbi();
    ProcessHandle first = postgres.process();
    List<Integer> acknowledged = new ArrayList<>();
    int afterwards = 0;
    for (int row = 1; afterwards < 20; row++) {
      String name = "killed " + row;
      try {
        jdbi.useHandle(handle -> handle.execute("INSERT INTO thing (name) VALUES (?)", name));
        acknowledged.add(row);
        if (postgres.isRunning() && !postgres.process().equals(first)) {
          afterwards++;
        }
      } catch (RuntimeException e) {
        assertThat(DatabaseUnavailable.from(e)).as("%s", e).isPresent();
      }
      if (row == 50) {
        first.destroyForcibly();
      }
    }
    List<Integer> kept =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT substr(name, 8) FROM thing WHERE name LIKE 'killed %'")
                    .mapTo(Integer.class)
                    .list());
    assertThat(kept).containsAll(acknowledged).doesNotHaveDuplicates();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static String show(String setting) throws SQLException {
    return query("SELECT current_setting('" + setting + "')");
  }

  private static String query(String sql) throws SQLException {
    try (Connection connection = postgres.connection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
