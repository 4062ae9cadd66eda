package dev.baseline.server.settings;

import dev.baseline.server.access.Access;
import dev.baseline.server.access.Form;
import dev.baseline.server.access.SessionCookie;
import dev.baseline.server.access.SignInLinks;
import dev.baseline.server.http.Problem;
import dev.baseline.server.http.Responses;
import dev.baseline.server.pages.Page;
import dev.baseline.server.pages.Pages;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * The pages by which a person signs in and out. Following a one-time link only shows a button, so
 * that a program which looks links up in advance does not use it up.
 */
public final class SignInPages {

  /** Who signs in by a one-time link: whoever could read the server's output. */
  private static final String OPERATOR = "operator";

  /** Ample for the one field of the form, which anybody may send. */
  private static final int LIMIT = 1024;

  private final Access access;
  private final SessionCookie cookie;
  private final SignInLinks links;
  private final Pages pages;

  /**
   * @param access says who is signed in
   * @param cookie carries the session
   * @param links the links that sign in
   * @param pages renders the pages
   */
  public SignInPages(Access access, SessionCookie cookie, SignInLinks links, Pages pages) {
    this.access = access;
    this.cookie = cookie;
    this.links = links;
    this.pages = pages;
  }

  /**
   * What the page shows.
   *
   * @param token the link's token; empty if the page was opened without a link
   */
  public record Model(String token) {}

  /** Registers the routes. */
  public void register(HttpRules routing) {
    routing.get("/sign-in", this::show);
    routing.post("/sign-in", this::signIn);
    routing.post("/sign-out", this::signOut);
  }

  private void show(ServerRequest request, ServerResponse response) {
    String token = request.query().first("token").orElse("");
    pages.send(
        request,
        response,
        access.identity(request),
        Page.of("settings/sign-in", "Sign in", new Model(token)));
  }

  private void signIn(ServerRequest request, ServerResponse response) {
    Access.requireOwnSite(request);
    if (!links.use(Form.of(request, LIMIT).value("token"))) {
      throw Problem.of(
              Status.FORBIDDEN_403,
              "link-not-good",
              "The link is not good",
              "It was used before, is older than an hour, or is not whole. Make a new one on the"
                  + " server's machine with: baseline sign-in")
          .exception();
    }
    cookie.begin(request, response, OPERATOR);
    Responses.seeOther(response, "/");
  }

  private void signOut(ServerRequest request, ServerResponse response) {
    access.form(request);
    cookie.end(request, response);
    Responses.seeOther(response, "/");
  }
}
