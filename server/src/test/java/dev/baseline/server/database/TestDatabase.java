package dev.baseline.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fresh database with the schema of some migrations, in a PostgreSQL that the test JVM starts
 * once and that keeps its programs below {@code target} for the next one. A static field gives the
 * whole test class one database, an instance field each test its own.
 *
 * <pre>{@code
 * @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();
 * }</pre>
 */
public final class TestDatabase
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private final String location;
  private Optional<Database> database = Optional.empty();
  private String name = "";
  private boolean ofClass;

  private TestDatabase(String location) {
    this.location = location;
  }

  /** One with the server's own schema. */
  public static TestDatabase migrated() {
    return migrated(Migrations.LOCATION);
  }

  /** One with the schema of the migrations at another place on the class path. */
  public static TestDatabase migrated(String location) {
    return new TestDatabase(location);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws SQLException {
    ofClass = true;
    create(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws SQLException {
    if (!ofClass) {
      create(context);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws SQLException {
    if (!ofClass) {
      drop(context);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws SQLException {
    drop(context);
  }

  private void create(ExtensionContext context) throws SQLException {
    TestPostgres server = server(context);
    name = server.create(location);
    database = Optional.of(server.open(name, location));
  }

  private void drop(ExtensionContext context) throws SQLException {
    database.ifPresent(Database::close);
    database = Optional.empty();
    server(context).drop(name);
  }

  private static TestPostgres server(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(TestDatabase.class))
        .computeIfAbsent("server", key -> new TestPostgres(), TestPostgres.class);
  }

  /** The database as the server sees it. */
  public Database database() {
    return database.orElseThrow();
  }

  /** JDBI over the database. */
  public Jdbi jdbi() {
    return database().jdbi();
  }

  /** The database's pool. */
  public DataSource dataSource() {
    return database().dataSource();
  }

  /** The one PostgreSQL of this JVM; it may lose everything at a power cut, which is for tests. */
  private static final class TestPostgres implements AutoCloseable {

    private static final Map<String, String> FAST =
        Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");

    private final DataDirectory data = free();
    private final EmbeddedPostgres postgres = EmbeddedPostgres.start(data, FAST);
    private final Map<String, String> templates = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    /** The first folder that no other test JVM holds. */
    private static DataDirectory free() {
      for (int number = 1; ; number++) {
        try {
          DataDirectory data = DataDirectory.open(Path.of("target", "test-database-" + number));
          if (!Files.exists(data.programs())) {
            Folders.withPrograms(data.root());
          }
          return data;
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        } catch (DataDirectoryException e) {
          if (number == 10) {
            throw e;
          }
        }
      }
    }

    String create(String location) throws SQLException {
      postgres.awaitReady();
      String template = templates.computeIfAbsent(location, this::template);
      String name = "test_" + count.incrementAndGet();
      drop(name);
      execute("CREATE DATABASE %s OWNER baseline TEMPLATE %s".formatted(name, template));
      return name;
    }

    private String template(String location) {
      String name = "template_" + (templates.size() + 1);
      try {
        drop(name);
        execute("CREATE DATABASE %s OWNER baseline".formatted(name));
        open(name, location).close();
        return name;
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    Database open(String name, String location) {
      Database database = Database.start(postgres, name, location);
      database.awaitReady();
      return database;
    }

    void drop(String name) throws SQLException {
      execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
    }

    private void execute(String sql) throws SQLException {
      try (Connection connection = postgres.superuser("postgres");
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    @Override
    public void close() {
      postgres.close();
      data.close();
    }
  }
}
