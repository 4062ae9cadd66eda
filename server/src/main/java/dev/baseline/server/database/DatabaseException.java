package dev.baseline.server.database;

import org.jspecify.annotations.Nullable;

/** The root of everything that goes wrong between the server and its database. */
public abstract sealed class DatabaseException extends RuntimeException
    permits DataDirectoryException, DatabaseStartFailed, DatabaseUnavailable, DatabaseUnsuitable {

  private static final long serialVersionUID = 1;

  DatabaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
