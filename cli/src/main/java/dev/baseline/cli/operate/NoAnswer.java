package dev.baseline.cli.operate;

import tools.jackson.databind.JsonNode;

/** The server could not be reached, or refused; the message says what to do. */
final class NoAnswer extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoAnswer(String message) {
    super(message);
  }

  static NoAnswer unreachable(String server, Exception cause) {
    return new NoAnswer(
        "The server at "
            + server
            + " does not answer ("
            + cause.getClass().getSimpleName()
            + "). Is it running? Start it with: baseline serve");
  }

  /** What a problem document says (RFC 9457). */
  static NoAnswer refused(int status, JsonNode problem) {
    var message = new StringBuilder();
    message.append(problem.path("title").asString("The server answered " + status)).append(": ");
    message.append(problem.path("detail").asString("it did not say why"));
    for (JsonNode violation : problem.path("violations")) {
      message
          .append(System.lineSeparator())
          .append("  ")
          .append(violation.path("pointer").asString(""))
          .append(": ")
          .append(violation.path("rule").asString(""))
          .append("; ")
          .append(violation.path("mend").asString(""));
    }
    return new NoAnswer(message.toString());
  }
}
