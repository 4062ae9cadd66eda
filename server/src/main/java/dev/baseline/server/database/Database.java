package dev.baseline.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * The server's one way to its database: a pool of connections, and JDBI over it. Thread-safe. A
 * failure to get a connection in time is a {@link DatabaseUnavailable}.
 */
public final class Database implements AutoCloseable {

  /**
   * Libraries that say too much: Flyway tells every file, the pool gives a stack trace for each
   * connection that an outage breaks. Kept here, for a logger that nobody keeps forgets its level.
   */
  private static final Map<Logger, Level> QUIETER =
      Map.of(
          Logger.getLogger("com.zaxxer.hikari"), Level.SEVERE,
          Logger.getLogger("org.flywaydb"), Level.WARNING);

  /** More would only wait for the same few processors and disk. */
  static final int CONNECTIONS = 10;

  private static final int IDLE_CONNECTIONS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration VALIDATION = Duration.ofSeconds(3);
  private static final Duration REACH = Duration.ofSeconds(30);

  private record Ready(HikariDataSource pool, Jdbi jdbi) {}

  private final Runnable awaitReady;
  private final Connections.Source source;
  private final Migrations migrations;
  private final Optional<EmbeddedPostgres> embedded;
  private final CompletableFuture<Ready> ready = new CompletableFuture<>();
  private final Thread start;

  private Database(
      Runnable awaitReady,
      Connections.Source source,
      Migrations migrations,
      Optional<EmbeddedPostgres> embedded) {
    this.awaitReady = awaitReady;
    this.source = source;
    this.migrations = migrations;
    this.embedded = embedded;
    this.start = Thread.ofPlatform().name("database-start").daemon().unstarted(this::run);
  }

  /**
   * Begins to start or reach the database and to bring its schema to this build's, and returns at
   * once. The folder must stay held until the database is closed.
   */
  public static Database start(DatabaseSettings settings, DataDirectory data) {
    return start(settings, data, Migrations.LOCATION);
  }

  /** The same with the migrations of another place on the class path. */
  static Database start(DatabaseSettings settings, DataDirectory data, String location) {
    return switch (settings) {
      case DatabaseSettings.Embedded() -> {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
        yield begin(postgres::awaitReady, postgres::connection, location, Optional.of(postgres));
      }
      case DatabaseSettings.External external -> {
        ExternalPostgres postgres = ExternalPostgres.of(external);
        yield begin(
            () -> postgres.require(REACH), postgres::connection, location, Optional.empty());
      }
    };
  }

  /** The same in a running PostgreSQL, which stays when this is closed. */
  static Database start(EmbeddedPostgres postgres, String name, String location) {
    return begin(postgres::awaitReady, () -> postgres.connection(name), location, Optional.empty());
  }

  private static Database begin(
      Runnable awaitReady,
      Connections.Source source,
      String location,
      Optional<EmbeddedPostgres> embedded) {
    Database database = new Database(awaitReady, source, new Migrations(location), embedded);
    database.start.start();
    return database;
  }

  private void run() {
    HikariDataSource pool = null;
    try {
      quieten();
      // Before the database is there: their classes load while PostgreSQL starts.
      pool = pool();
      Jdbi jdbi = Rows.jdbi(pool);
      awaitReady.run();
      migrations.apply(pool);
      ready.complete(new Ready(pool, jdbi));
    } catch (RuntimeException e) {
      if (pool != null) {
        pool.close();
      }
      ready.completeExceptionally(e);
    }
  }

  private static void quieten() {
    QUIETER.forEach(
        (logger, level) -> {
          if (logger.getLevel() == null) {
            logger.setLevel(level);
          }
        });
  }

  private HikariDataSource pool() {
    HikariConfig config = new HikariConfig();
    config.setPoolName("database");
    config.setDataSource(new Connections(source));
    // What a transaction adds twice is found again by a second look, which must see what others
    // added.
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(IDLE_CONNECTIONS);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setValidationTimeout(VALIDATION.toMillis());
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  /**
   * Waits until the database can be used.
   *
   * @throws DatabaseException if it cannot; the message says the mend
   */
  public void awaitReady() {
    ready();
  }

  /** JDBI over the pool, once the database can be used. */
  public Jdbi jdbi() {
    return ready().jdbi;
  }

  /** The pool itself, for COPY and for libraries that want it. */
  public DataSource dataSource() {
    return ready().pool;
  }

  private Ready ready() {
    try {
      return ready.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DatabaseException known) {
        throw known;
      }
      throw new DatabaseStartFailed("The database did not start: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailable("Interrupted while the database started.", e);
    }
  }

  /** Closes every connection, then stops the PostgreSQL that came with the server. */
  @Override
  public void close() {
    var _ =
        ready.whenComplete(
            (done, failure) -> {
              if (done != null) {
                done.pool.close();
              }
            });
    embedded.ifPresent(EmbeddedPostgres::close);
  }
}
