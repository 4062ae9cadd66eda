package dev.baseline.server.database;

import org.jspecify.annotations.Nullable;

/**
 * A database that did not start or could not be reached at the start; the message says the mend.
 */
public final class DatabaseStartFailed extends DatabaseException {

  private static final long serialVersionUID = 1;

  DatabaseStartFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  DatabaseStartFailed(String message) {
    this(message, null);
  }
}
