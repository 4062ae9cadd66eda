package dev.baseline.server.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Where the pool gets new connections from: the one place that sets the driver's options. */
final class Connections implements DataSource {

  /** What opens a connection. */
  @FunctionalInterface
  interface Source {
    Connection connection() throws SQLException;
  }

  private static final int CONNECT_SECONDS = 5;

  /** Per connection; the heap is small and every statement of ours is written in the code. */
  private static final int CACHED_STATEMENTS = 128;

  private static final int CACHED_MEBIBYTES = 1;

  /**
   * How long the database may say nothing before the connection is given up; no statement of ours
   * takes as long.
   */
  private static final int SILENCE_SECONDS = 120;

  private final Source source;

  Connections(Source source) {
    this.source = source;
  }

  /** Opens one connection to the database of this URL, whose own options win over ours. */
  static Connection open(String url, Optional<String> user, Optional<String> password)
      throws SQLException {
    Properties options = new Properties();
    PGProperty.APPLICATION_NAME.set(options, "baseline");
    PGProperty.CONNECT_TIMEOUT.set(options, CONNECT_SECONDS);
    PGProperty.LOGIN_TIMEOUT.set(options, 2 * CONNECT_SECONDS);
    PGProperty.TCP_KEEP_ALIVE.set(options, true);
    PGProperty.SOCKET_TIMEOUT.set(options, SILENCE_SECONDS);
    PGProperty.REWRITE_BATCHED_INSERTS.set(options, true);
    PGProperty.PREPARED_STATEMENT_CACHE_QUERIES.set(options, CACHED_STATEMENTS);
    PGProperty.PREPARED_STATEMENT_CACHE_SIZE_MIB.set(options, CACHED_MEBIBYTES);
    user.ifPresent(name -> PGProperty.USER.set(options, name));
    password.ifPresent(word -> PGProperty.PASSWORD.set(options, word));
    Connection connection = new Driver().connect(url, options);
    if (connection == null) {
      throw new SQLException("Not a PostgreSQL URL");
    }
    return connection;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return source.connection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("The user is given once, with the database");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {
    // The driver logs through java.util.logging.
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // Set once, above, for every connection.
  }

  @Override
  public int getLoginTimeout() {
    return 2 * CONNECT_SECONDS;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("org.postgresql");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("Wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
