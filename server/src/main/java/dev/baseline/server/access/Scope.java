package dev.baseline.server.access;

import java.util.Locale;
import java.util.Optional;

/** What an API key may be used for. */
public enum Scope {
  /** Send reports. */
  REPORT,
  /** Read a project that is not public. */
  READ,
  /** Make and revoke keys, change the project's settings; includes the other two. */
  ADMIN;

  /** The scope's name in documents, on the command line and in the database. */
  public String token() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope of that name. */
  static Optional<Scope> parse(String token) {
    for (Scope scope : values()) {
      if (scope.token().equals(token)) {
        return Optional.of(scope);
      }
    }
    return Optional.empty();
  }
}
