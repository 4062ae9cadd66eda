package dev.baseline.server.access;

import java.util.Set;

/** Who sent a request. */
public sealed interface Identity {

  /** How this identity is written in the database and on pages. */
  String label();

  /** Nobody that the server knows. */
  record Anonymous() implements Identity {
    @Override
    public String label() {
      return "anonymous";
    }
  }

  /**
   * The holder of an API key.
   *
   * @param projectId the one project that the key is for
   * @param keyId the public part of the key
   * @param name what its maker called it
   * @param scopes what it may be used for
   */
  record Key(long projectId, String keyId, String name, Set<Scope> scopes) implements Identity {

    public Key {
      scopes = Set.copyOf(scopes);
    }

    @Override
    public String label() {
      return "key " + name + " (" + keyId + ")";
    }

    /** Whether the key may be used for that. */
    boolean allows(Scope scope) {
      return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
    }
  }

  /**
   * A person who signed in in a browser.
   *
   * @param name how the person is shown
   * @param formToken what every form of this session must bring along
   */
  record Person(String name, String formToken) implements Identity {
    @Override
    public String label() {
      return name;
    }
  }

  /** A program on the server's own machine that can read the server's data directory. */
  record Operator() implements Identity {
    @Override
    public String label() {
      return "operator";
    }
  }
}
