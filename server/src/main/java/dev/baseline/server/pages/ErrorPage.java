package dev.baseline.server.pages;

import dev.baseline.server.access.Access;
import dev.baseline.server.access.Identity;
import dev.baseline.server.database.DatabaseUnavailable;
import dev.baseline.server.http.Errors;
import dev.baseline.server.http.Problem;
import io.helidon.webserver.http.ServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jdbi.v3.core.JdbiException;

/** The page that shows a problem: what, where, what next. */
public final class ErrorPage implements Errors.Page {

  private static final Logger LOG = System.getLogger(ErrorPage.class.getName());

  private final Pages pages;
  private final Access access;

  /**
   * @param pages renders it
   * @param access says who looks at it
   */
  public ErrorPage(Pages pages, Access access) {
    this.pages = pages;
    this.access = access;
  }

  /**
   * What the page says.
   *
   * @param status the HTTP status
   * @param title the kind of problem
   * @param detail what was wrong, and what to do
   * @param place the path that was asked for
   * @param isSignInHelpful whether signing in may show what is hidden now
   */
  public record Model(
      int status, String title, String detail, String place, boolean isSignInHelpful) {}

  @Override
  public String render(ServerRequest request, Problem problem) {
    Identity identity = identity(request, problem);
    int status = problem.status().code();
    boolean isHidden = status == 404 || status == 401 || status == 403;
    return pages.render(
        identity,
        Page.of(
            "pages/error",
            problem.title(),
            new Model(
                status,
                problem.title(),
                problem.detail(),
                request.path().rawPath(),
                isHidden && identity instanceof Identity.Anonymous)));
  }

  /**
   * A fault may lie in the very database that would tell who looks, and a database that is away
   * must not turn a page that is not there into a page that cannot be shown.
   */
  private Identity identity(ServerRequest request, Problem problem) {
    if (problem.status().code() >= 500) {
      return new Identity.Anonymous();
    }
    try {
      return access.identity(request);
    } catch (DatabaseUnavailable | JdbiException e) {
      LOG.log(Level.DEBUG, "Who looks at a problem's page is not known", e);
      return new Identity.Anonymous();
    }
  }
}
