package dev.baseline.server.http;

import dev.baseline.reports.shape.Document;
import dev.baseline.reports.shape.Document.Invalid;
import dev.baseline.reports.shape.Document.Valid;
import io.helidon.http.HttpMediaType;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/** A JSON document that a request brings, read by its description. */
public final class JsonBody {

  private static final int LIMIT = 64 * 1024;
  private static final String MEDIA_TYPE = "application/json";

  private JsonBody() {}

  /**
   * Reads a small document, at most 64 KiB.
   *
   * @param now the time that the document's times are held against
   * @throws ProblemException with 415 if it is not sent as JSON, with 413 if it is too large, with
   *     422 and every violation if it breaks a rule of its description
   */
  public static <T> T read(ServerRequest request, Document<T> document, Instant now) {
    requireType(request, Set.of(MEDIA_TYPE), MEDIA_TYPE);
    try (var body = RequestBody.of(request, LIMIT)) {
      return switch (document.read(body, now)) {
        case Valid<T>(var value) -> value;
        case Invalid<T>(var violations) ->
            throw Problem.of(
                    Status.UNPROCESSABLE_CONTENT_422,
                    "invalid-body",
                    "The body is not valid",
                    "Nothing was changed. Each violation names the place, the rule and the mend.")
                .with("violations", violations)
                .exception();
      };
    } catch (IOException e) {
      throw Problem.badRequest("The body could not be read to its end. Send it again.").exception();
    }
  }

  /**
   * Sees to it that a body is of a media type that is taken.
   *
   * @param known the types, without parameters
   * @param usual the one that the problem recommends
   * @throws ProblemException with 415 if it is of another one or of none
   */
  public static void requireType(ServerRequest request, Set<String> known, String usual) {
    String type = request.headers().contentType().map(HttpMediaType::text).orElse("none");
    String bare = type.split(";", 2)[0].strip();
    if (!known.contains(bare)) {
      throw Problem.of(
              Status.UNSUPPORTED_MEDIA_TYPE_415,
              "unsupported-media-type",
              "The body's media type is not known",
              "Content-Type is \"" + type + "\". Send the body as " + usual + ".")
          .exception();
    }
  }
}
