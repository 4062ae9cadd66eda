package dev.baseline.server.database;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The PostgreSQL that comes with Baseline: one process, watched over, that listens on 127.0.0.1 and
 * asks for a password. If it ends by itself it is started again. Thread-safe.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger LOGGER = System.getLogger(EmbeddedPostgres.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LOG_CHECK = Duration.ofMinutes(1);
  private static final Duration STEADY = Duration.ofMinutes(1);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final Duration CLOSE_LIMIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final DataDirectory data;
  private final Map<String, String> settings;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread watch;

  /** The running PostgreSQL; a new one is put here, not yet complete, when the last one ended. */
  private volatile CompletableFuture<Postmaster> running = new CompletableFuture<>();

  private EmbeddedPostgres(DataDirectory data, Map<String, String> settings) {
    this.data = data;
    this.settings = Map.copyOf(settings);
    this.watch = Thread.ofPlatform().name("postgresql").daemon().unstarted(this::run);
  }

  /**
   * Begins to start PostgreSQL in a server's folder and returns at once. The folder must stay held
   * until PostgreSQL is closed, and PostgreSQL must be closed before the process ends.
   */
  public static EmbeddedPostgres start(DataDirectory data) {
    return start(data, Map.of());
  }

  /** The same with settings that stand above those in the files. */
  static EmbeddedPostgres start(DataDirectory data, Map<String, String> settings) {
    EmbeddedPostgres postgres = new EmbeddedPostgres(data, settings);
    postgres.watch.start();
    return postgres;
  }

  /**
   * Waits until PostgreSQL accepts connections, through a recovery however long.
   *
   * @throws DatabaseException if it cannot be started; the message says the mend
   */
  public void awaitReady() {
    try {
      running.get();
    } catch (ExecutionException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailable("Interrupted while PostgreSQL started.", e);
    }
  }

  /**
   * A new connection of the role that owns the database; a restart is waited for, five seconds at
   * most.
   */
  public Connection connection() throws SQLException {
    return connection(Cluster.DATABASE);
  }

  /** The same to another database. */
  Connection connection(String database) throws SQLException {
    return connection(database, Cluster.ROLE, data.secret("database-password"));
  }

  /** A new connection of the superuser, for tests. */
  Connection superuser(String database) throws SQLException {
    return connection(database, Cluster.SUPERUSER, data.secret("database-superuser-password"));
  }

  private Connection connection(String database, String user, String password) throws SQLException {
    return Connections.open(url(database), Optional.of(user), Optional.of(password));
  }

  /** The URL of one of its databases now; on the loopback nothing needs to be encrypted. */
  String url(String database) throws SQLException {
    return "jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable&gssEncMode=disable"
        .formatted(port(), database);
  }

  private int port() throws SQLException {
    try {
      return running.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).port();
    } catch (TimeoutException e) {
      throw new SQLTransientConnectionException("PostgreSQL is not ready", "57P03", e);
    } catch (ExecutionException e) {
      throw new SQLTransientConnectionException(failure(e).getMessage(), "57P03", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("Interrupted", "57P03", e);
    }
  }

  /** Whether it accepts connections at this moment. */
  boolean isRunning() {
    return running.isDone() && !running.isCompletedExceptionally();
  }

  /** PostgreSQL's process; a restart is waited for. */
  ProcessHandle process() {
    return running.join().postgres();
  }

  private DatabaseException failure(ExecutionException e) {
    if (e.getCause() instanceof DatabaseException known) {
      return known;
    }
    String words = String.valueOf(e.getCause());
    return StartFailure.of("PostgreSQL could not be prepared", data.cluster(), words);
  }

  private void run() {
    try {
      Installation installation = Installation.prepare(data, settings);
      Optional<Postmaster> next = Postmaster.start(installation, 0, closing);
      Duration pause = SHORTEST_PAUSE;
      while (next.isPresent()) {
        Postmaster current = next.get();
        running.complete(current);
        boolean steady = watch(installation, current);
        pause = steady ? SHORTEST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        next = restart(installation, current, pause);
      }
      running.completeExceptionally(new DatabaseUnavailable("PostgreSQL was closed.", null));
    } catch (IOException | InterruptedException | RuntimeException e) {
      running.completeExceptionally(e);
    }
  }

  /** Waits for PostgreSQL's end; whether it had run long enough to call what ended it new. */
  private boolean watch(Installation installation, Postmaster current) throws InterruptedException {
    long start = System.nanoTime();
    while (closing.getCount() > 0
        && !current.child().waitFor(LOG_CHECK.toMillis(), TimeUnit.MILLISECONDS)) {
      bound(installation.log());
    }
    return System.nanoTime() - start > STEADY.toNanos();
  }

  private static void bound(PostgresLog log) {
    try {
      log.bound();
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "PostgreSQL's log could not be shortened: " + e);
    }
  }

  /** The PostgreSQL that takes the place of one that ended; empty if we are closing. */
  private Optional<Postmaster> restart(Installation installation, Postmaster last, Duration pause)
      throws InterruptedException {
    running = new CompletableFuture<>();
    if (closing.getCount() == 0) {
      last.stop();
      return Optional.empty();
    }
    LOGGER.log(
        Level.ERROR,
        "PostgreSQL (process {0}) ended with status {1}; it is started again. What it said is in"
            + " {2}.",
        Long.toString(last.postgres().pid()),
        last.child().exitValue(),
        installation.log().file());
    Duration wait = pause;
    while (!closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
      try {
        Optional<Postmaster> next = Postmaster.start(installation, last.port(), closing);
        next.ifPresent(
            postmaster ->
                LOGGER.log(
                    Level.WARNING,
                    "PostgreSQL runs again (process {0}).",
                    Long.toString(postmaster.postgres().pid())));
        return next;
      } catch (IOException | RuntimeException e) {
        wait = shorter(wait.multipliedBy(2), LONGEST_PAUSE);
        LOGGER.log(
            Level.ERROR,
            "PostgreSQL does not come back; next try in " + wait.toSeconds() + " s.",
            e);
      }
    }
    return Optional.empty();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Stops PostgreSQL: open transactions are rolled back, everything is written. */
  @Override
  public void close() {
    closing.countDown();
    CompletableFuture<Postmaster> now = running;
    if (now.isDone() && !now.isCompletedExceptionally()) {
      now.join().stop();
    }
    try {
      if (!watch.join(CLOSE_LIMIT)) {
        LOGGER.log(Level.ERROR, "PostgreSQL is still starting or stopping; it is left behind.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
