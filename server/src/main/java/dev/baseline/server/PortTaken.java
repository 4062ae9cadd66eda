package dev.baseline.server;

/** Something else listens on the port that the server was told to listen on. */
public final class PortTaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PortTaken(String host, int port, Throwable cause) {
    super(
        "Something else listens on "
            + host
            + ":"
            + port
            + " already. Stop it, or choose another port with --port (0 takes any that is free).",
        cause);
  }
}
