package dev.baseline.server.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A short outage: no connection could be had in time, or one broke in the middle. The same request
 * may succeed later; whether a transaction that was committing was committed is not known.
 */
public final class DatabaseUnavailable extends DatabaseException {

  private static final long serialVersionUID = 1;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  DatabaseUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** How long a client should wait before it asks again. */
  public Duration retryAfter() {
    return RETRY_AFTER;
  }

  /**
   * The outage that this failure comes from, if it comes from one: an SQLSTATE of class 08 or
   * 57P0x, or 53300 (PostgreSQL's appendix A), anywhere among the causes.
   */
  public static Optional<DatabaseUnavailable> from(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DatabaseUnavailable unavailable) {
        return Optional.of(unavailable);
      }
      if (cause instanceof SQLException sql && isOutage(sql.getSQLState())) {
        return Optional.of(new DatabaseUnavailable("The database went away: try again.", failure));
      }
    }
    return Optional.empty();
  }

  /** Whether this SQLSTATE says that the server is away, going down, coming up or full. */
  static boolean isOutage(@Nullable String state) {
    return state != null
        && (state.startsWith("08") || state.startsWith("57P0") || state.equals("53300"));
  }
}
