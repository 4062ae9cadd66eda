package dev.baseline.server.http;

import io.helidon.webserver.http.ServerRequest;

/** The number by which a path names what it is about. */
public final class PathId {

  private PathId() {}

  /**
   * The number at {@code {id}}.
   *
   * @param what the path is about, as the problem calls it: {@code job}
   * @throws ProblemException with 404 if it is no number, so that nothing can be there
   */
  public static long of(ServerRequest request, String what) {
    try {
      return Long.parseLong(request.path().pathParameters().get("id"));
    } catch (NumberFormatException e) {
      throw notFound(what).exception();
    }
  }

  /** The problem that the path names nothing. */
  public static Problem notFound(String what) {
    return Problem.notFound("The project has no " + what + " of this id.");
  }
}
