package dev.baseline.server.access;

import dev.baseline.reports.ProjectName;
import dev.baseline.server.http.Problem;
import dev.baseline.server.http.ProblemException;
import dev.baseline.server.projects.Project;
import dev.baseline.server.projects.Projects;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Says who sends a request and refuses what they may not do. A request may carry a bearer token (a
 * key or the operator's) or a session's cookie; a cookie alone never changes anything through the
 * API, so no other site can make a browser do so. Safe for use by many threads.
 */
public final class Access {

  private static final String BEARER = "Bearer ";
  private static final int FORM_LIMIT = 16 * 1024;

  private final Projects projects;
  private final ApiKeys keys;
  private final SessionCookie cookie;
  private final OperatorToken operator;
  private final Clock clock;

  /**
   * @param projects the projects that a request may be about
   * @param keys the keys that it may carry
   * @param cookie the session that it may carry
   * @param operator the operator's token
   * @param clock tells whether a key has expired
   */
  public Access(
      Projects projects, ApiKeys keys, SessionCookie cookie, OperatorToken operator, Clock clock) {
    this.projects = projects;
    this.keys = keys;
    this.cookie = cookie;
    this.operator = operator;
    this.clock = clock;
  }

  /** A request's project and who sent it, both checked. */
  public record Granted(Project project, Identity identity) {}

  /** Who sends a request that is not about one project. */
  public Identity identity(ServerRequest request) {
    return bearer(request)
        .filter(operator::is)
        .<Identity>map(_ -> new Identity.Operator())
        .or(() -> cookie.person(request))
        .orElseGet(Identity.Anonymous::new);
  }

  /** Whether {@code identity} sees a project that is listed among others. */
  public boolean sees(Identity identity, Project project) {
    return project.publicRead()
        || switch (identity) {
          case Identity.Person _, Identity.Operator _ -> true;
          case Identity.Key key -> key.projectId() == project.id() && key.allows(Scope.READ);
          case Identity.Anonymous _ -> false;
        };
  }

  /** Those of the projects that the sender of a request may read. */
  public List<Project> seen(ServerRequest request, List<Project> projects) {
    Identity identity = identity(request, projects);
    return projects.stream().filter(project -> sees(identity, project)).toList();
  }

  /**
   * The project that the path names with {@code {owner}} and {@code {name}}, if the sender may read
   * it.
   *
   * @throws ProblemException with 404 if it is not there or the sender may not know that it is
   */
  public Granted reader(ServerRequest request) {
    ProjectName name = name(request);
    var project = projects.find(name);
    Identity identity = identity(request, project.stream().toList());
    return project
        .filter(found -> sees(identity, found))
        .map(found -> new Granted(found, identity))
        .orElseThrow(
            () ->
                Problem.notFound(
                        "There is no project "
                            + name
                            + ", or it is private. To read a private project, sign in, or send a key"
                            + " with scope read as a bearer token.")
                    .exception());
  }

  /**
   * The project that the path names, if the sender holds a key to it with that scope or is the
   * operator.
   *
   * @throws ProblemException with 401 without a token, or with one that is not good; with 403 if
   *     the key lacks the scope
   */
  public Granted holder(ServerRequest request, Scope scope) {
    ProjectName name = name(request);
    if (bearer(request).isEmpty()) {
      throw unauthenticated(
          "Send an API key with scope "
              + scope.token()
              + " as \"Authorization: Bearer baseline_…\". Make one with: baseline key create "
              + name
              + " --scope "
              + scope.token());
    }
    var project = projects.find(name);
    return switch (identity(request, project.stream().toList())) {
      case Identity.Operator operator ->
          new Granted(
              project.orElseThrow(
                  () -> Problem.notFound("There is no project " + name + ".").exception()),
              operator);
      case Identity.Key key when key.allows(scope) -> new Granted(project.orElseThrow(), key);
      case Identity.Key key ->
          throw Problem.of(
                  Status.FORBIDDEN_403,
                  "scope-missing",
                  "The key may not be used for this",
                  "Key "
                      + key.keyId()
                      + " lacks scope "
                      + scope.token()
                      + ". Make one that has it with: baseline key create "
                      + name
                      + " --scope "
                      + scope.token())
              .exception();
      case Identity.Person _, Identity.Anonymous _ ->
          throw unauthenticated("The bearer token is no key of " + name + ".");
    };
  }

  /**
   * Who sends a request to change what belongs to no project yet.
   *
   * @throws ProblemException with 401 unless it is the operator
   */
  public Identity operator(ServerRequest request) {
    if (bearer(request).filter(operator::is).isPresent()) {
      return new Identity.Operator();
    }
    throw unauthenticated(
        "Only the operator may do this: the bearer token must be that of the file operator-token in"
            + " the server's data directory. On the server's machine, the baseline command reads it"
            + " by itself.");
  }

  /** A form and the person who sent it, from a page of their own session. */
  public record Sent(Identity.Person person, Form form) {}

  /**
   * The form that a person sent, whose session the form must prove with its hidden field {@code
   * form-token}. Nothing of it is read before it is known that somebody is signed in.
   *
   * @throws ProblemException with 401 if nobody is signed in, with 403 if the form is not of this
   *     session
   */
  public Sent form(ServerRequest request) {
    Identity.Person person =
        cookie.person(request).orElseThrow(() -> unauthenticated("Sign in first: see /sign-in."));
    requireOwnSite(request);
    var form = Form.of(request, FORM_LIMIT);
    boolean proven =
        MessageDigest.isEqual(
            person.formToken().getBytes(StandardCharsets.UTF_8),
            form.value("form-token").getBytes(StandardCharsets.UTF_8));
    if (!proven) {
      throw foreignForm();
    }
    return new Sent(person, form);
  }

  /**
   * Refuses a form that another site made the browser send. For the form that signs in, which has
   * no session to prove: else a foreign page could sign its visitor in as somebody else.
   *
   * @throws ProblemException with 403 if the browser says that it comes from elsewhere
   */
  public static void requireOwnSite(ServerRequest request) {
    if (isCrossSite(request)) {
      throw foreignForm();
    }
  }

  private Identity identity(ServerRequest request, List<Project> projects) {
    var token = bearer(request);
    if (token.isEmpty() || operator.is(token.get())) {
      return identity(request);
    }
    return keys.verify(projects, token.get())
        .<Identity>map(this::holder)
        .orElseGet(Identity.Anonymous::new);
  }

  private Identity.Key holder(ApiKeys.Verified verified) {
    ApiKey key = verified.key();
    if (!key.isValid(clock.instant())) {
      throw unauthenticated(
          "Key "
              + key.keyId()
              + (key.revokedAt().isPresent() ? " was revoked." : " has expired.")
              + " Make a new one with: baseline key create "
              + verified.project().name());
    }
    return new Identity.Key(verified.project().id(), key.keyId(), key.name(), key.scopes());
  }

  private static ProblemException foreignForm() {
    return Problem.of(
            Status.FORBIDDEN_403,
            "foreign-form",
            "The form is not of this session",
            "It was sent from another site, or its page is older than your session. Load the page"
                + " again and repeat what you did.")
        .exception();
  }

  private static boolean isCrossSite(ServerRequest request) {
    String site = request.headers().first(HeaderNames.create("Sec-Fetch-Site")).orElse("none");
    return !site.equals("none") && !site.equals("same-origin");
  }

  /**
   * The name of the project that the path names with {@code {owner}} and {@code {name}}.
   *
   * @throws ProblemException with 404 if it cannot be the name of a project
   */
  public static ProjectName name(ServerRequest request) {
    var path = request.path().pathParameters();
    String text = path.get("owner") + "/" + path.get("name");
    return ProjectName.parse(text)
        .orElseThrow(
            () ->
                Problem.notFound("\"" + text + "\" cannot be the name of a project.").exception());
  }

  private static Optional<String> bearer(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.AUTHORIZATION)
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip());
  }

  private static ProblemException unauthenticated(String detail) {
    return Problem.of(
            Status.UNAUTHORIZED_401, "unauthenticated", "It is not known who sends this", detail)
        .exception();
  }
}
