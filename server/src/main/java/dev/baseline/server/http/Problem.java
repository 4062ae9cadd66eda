package dev.baseline.server.http;

import io.helidon.http.Status;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What went wrong with a request, as RFC 9457 tells it.
 *
 * @param status the HTTP status, 400 to 599
 * @param type the kind of problem, one word of lower-case letters and hyphens that programs can
 *     tell apart
 * @param title the kind of problem in words, the same each time
 * @param detail what was wrong this time, and what to do
 * @param members further members of the document, by name
 */
public record Problem(
    Status status, String type, String title, String detail, Map<String, Object> members) {

  /** The media type of a problem's JSON form. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    members = Map.copyOf(members);
  }

  /** A problem without further members. */
  public static Problem of(Status status, String type, String title, String detail) {
    return new Problem(status, type, title, detail, Map.of());
  }

  /** The request is not of the form that this address takes. */
  public static Problem badRequest(String detail) {
    return of(Status.BAD_REQUEST_400, "bad-request", "The request is not understood", detail);
  }

  /** There is nothing at this address, or nothing that the sender may see. */
  public static Problem notFound(String detail) {
    return of(Status.NOT_FOUND_404, "not-found", "Nothing is here", detail);
  }

  /** This problem with one more member. */
  public Problem with(String member, Object value) {
    var more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new Problem(status, type, title, detail, more);
  }

  /** An exception that ends the request with this problem. */
  public ProblemException exception() {
    return new ProblemException(this);
  }

  /** The document of RFC 9457, section 3. */
  Map<String, Object> document() {
    var document = new LinkedHashMap<String, Object>();
    document.put("type", "urn:baseline:problem:" + type);
    document.put("title", title);
    document.put("status", status.code());
    document.put("detail", detail);
    document.putAll(members);
    return document;
  }
}
