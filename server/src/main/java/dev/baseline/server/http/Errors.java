package dev.baseline.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.NotFoundException;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The one place where an exception becomes an answer: problem details for programs, a page for
 * people.
 */
public final class Errors {

  private static final Logger LOG = System.getLogger(Errors.class.getName());

  /** The page that shows a problem to a person. */
  @FunctionalInterface
  public interface Page {
    /** The HTML of the page. */
    String render(ServerRequest request, Problem problem);
  }

  private final Page page;
  private final Map<Class<?>, Function<Throwable, Problem>> known = new HashMap<>();
  private final List<Function<Throwable, Optional<Problem>>> causes = new ArrayList<>();

  /**
   * @param page shows a problem to a person
   */
  public Errors(Page page) {
    this.page = page;
  }

  /** Teaches which problem an exception of a feature is. */
  public <T extends RuntimeException> Errors map(Class<T> type, Function<T, Problem> problem) {
    known.put(type, exception -> problem.apply(type.cast(exception)));
    return this;
  }

  /** Teaches to see a problem in an exception that a library threw, or in one of its causes. */
  public Errors mapCauses(Function<Throwable, Optional<Problem>> problem) {
    causes.add(problem);
    return this;
  }

  /** Registers the handlers; called after every route was, so that what is left is not found. */
  public void register(HttpRouting.Builder routing) {
    routing.any((request, response) -> send(request, response, nothingAt(request)));
    routing.error(Throwable.class, this::handle);
  }

  private void handle(ServerRequest request, ServerResponse response, Throwable exception) {
    send(request, response, problem(request, exception));
  }

  private Problem problem(ServerRequest request, Throwable exception) {
    for (Class<?> type = exception.getClass(); type != null; type = type.getSuperclass()) {
      var mapping = known.get(type);
      if (mapping != null) {
        return mapping.apply(exception);
      }
    }
    return switch (exception) {
      case ProblemException e -> e.problem();
      case NotFoundException _ -> nothingAt(request);
      case HttpException e when e.status().code() < 500 ->
          Problem.of(
              e.status(), "bad-request", e.status().reasonPhrase(), String.valueOf(e.getMessage()));
      case RequestException e -> Problem.badRequest(String.valueOf(e.getMessage()));
      default ->
          causes.stream()
              .flatMap(cause -> cause.apply(exception).stream())
              .findFirst()
              .orElseGet(() -> fault(request, exception));
    };
  }

  private static Problem nothingAt(ServerRequest request) {
    return Problem.notFound(
        "There is no " + request.path().rawPath() + " here. The start page is at /.");
  }

  /** A fault of ours: the sender gets a name to quote, the log gets the rest. */
  private static Problem fault(ServerRequest request, Throwable exception) {
    String name = UUID.randomUUID().toString();
    LOG.log(
        Level.ERROR,
        "Fault " + name + " at " + request.prologue().method() + " " + request.path().rawPath(),
        exception);
    return Problem.of(
        Status.INTERNAL_SERVER_ERROR_500,
        "fault",
        "The server failed",
        "This is not your mistake. Send the request again; if it fails again, the server's log says"
            + " why under "
            + name
            + ".");
  }

  private void send(ServerRequest request, ServerResponse response, Problem problem) {
    if (problem.status().code() == Status.SERVICE_UNAVAILABLE_503.code()) {
      response.header(HeaderNames.RETRY_AFTER, "5");
    }
    if (problem.status().code() == Status.UNAUTHORIZED_401.code()) {
      response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer");
    }
    if (isForPrograms(request)) {
      Responses.problem(request, response, problem);
    } else {
      Responses.html(request, response, problem.status(), page.render(request, problem));
    }
  }

  private static boolean isForPrograms(ServerRequest request) {
    return request.path().rawPath().startsWith("/api/")
        || !request.headers().first(HeaderNames.ACCEPT).orElse("").contains("text/html");
  }
}
