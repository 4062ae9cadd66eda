package dev.baseline.server.database;

import org.jspecify.annotations.Nullable;

/** A server's folder that cannot be used: held by another server, or not writable. */
public final class DataDirectoryException extends DatabaseException {

  private static final long serialVersionUID = 1;

  DataDirectoryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
