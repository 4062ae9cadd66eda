package dev.baseline.server;

import java.net.BindException;
import java.net.UnknownHostException;

/** The server cannot listen where it was told to; the message says why and what to do. */
public final class CannotListen extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private CannotListen(String message, Throwable cause) {
    super(message, cause);
  }

  static CannotListen on(String host, int port, Throwable cause) {
    return new CannotListen(reason(host, port, root(cause)), cause);
  }

  private static String reason(String host, int port, Throwable cause) {
    String words = String.valueOf(cause.getMessage());
    if (cause instanceof UnknownHostException) {
      return "There is no address " + host + ". Give one of this machine with --host.";
    }
    if (cause instanceof BindException && words.contains("in use")) {
      return "Something else listens on "
          + host
          + ":"
          + port
          + " already. Stop it, or choose another port with --port (0 takes any that is free).";
    }
    if (cause instanceof BindException && words.contains("assign")) {
      return host + " is no address of this machine. Give one that is with --host.";
    }
    return "The server cannot listen on "
        + host
        + ":"
        + port
        + " ("
        + words
        + "). Choose another port with --port; those below 1024 need more rights.";
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
