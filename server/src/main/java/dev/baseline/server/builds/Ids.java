package dev.baseline.server.builds;

import dev.baseline.server.http.Problem;
import dev.baseline.server.http.ProblemException;
import dev.baseline.server.projects.Project;
import io.helidon.webserver.http.ServerRequest;

/** The numbers by which paths name jobs and runs. */
final class Ids {

  private Ids() {}

  /** The number that the path gives as {@code {id}}. */
  static long of(ServerRequest request, Project project, String what) {
    String text = request.path().pathParameters().get("id");
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw missing(project, what, text);
    }
  }

  /** There is nothing of that number. */
  static ProblemException missing(Project project, String what, Object id) {
    return Problem.notFound(
            "Project "
                + project.name()
                + " has no "
                + what
                + " "
                + id
                + ". Its matrix at "
                + project.path()
                + " leads to those that it has.")
        .exception();
  }
}
