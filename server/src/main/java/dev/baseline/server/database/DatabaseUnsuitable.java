package dev.baseline.server.database;

import org.jspecify.annotations.Nullable;

/**
 * A database that this build must not write to: PostgreSQL too old, or a schema it does not know.
 */
public final class DatabaseUnsuitable extends DatabaseException {

  private static final long serialVersionUID = 1;

  DatabaseUnsuitable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  DatabaseUnsuitable(String message) {
    this(message, null);
  }
}
