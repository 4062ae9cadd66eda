package dev.baseline.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Answers: with their media type, compressed where the client takes it and it is worth it. What an
 * answer holds may be for its reader only, so nobody else keeps it unless its route says otherwise
 * with a Cache-Control of its own.
 */
public final class Responses {

  private static final int WORTH_COMPRESSING = 1_024;

  private Responses() {}

  /** Sends {@code value} as JSON. */
  public static void json(
      ServerRequest request, ServerResponse response, Status status, Object value) {
    json(request, response, status, Json.bytes(value));
  }

  /** Sends a JSON text in UTF-8. */
  public static void json(
      ServerRequest request, ServerResponse response, Status status, byte[] text) {
    send(request, response.status(status), "application/json", text);
  }

  /** Sends a page. */
  public static void html(
      ServerRequest request, ServerResponse response, Status status, String page) {
    send(
        request,
        response.status(status),
        "text/html; charset=utf-8",
        page.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a problem as its JSON document. */
  static void problem(ServerRequest request, ServerResponse response, Problem problem) {
    send(
        request,
        response.status(problem.status()),
        Problem.MEDIA_TYPE,
        Json.bytes(problem.document()));
  }

  /** Sends a see-other redirect to a path of this server. */
  public static void seeOther(ServerResponse response, String path) {
    response.status(Status.SEE_OTHER_303).header(HeaderNames.LOCATION, path).send();
  }

  private static void send(
      ServerRequest request, ServerResponse response, String mediaType, byte[] body) {
    response.header(HeaderNames.CONTENT_TYPE, mediaType);
    response.header(HeaderNames.VARY, "Accept-Encoding");
    if (!response.headers().contains(HeaderNames.CACHE_CONTROL)) {
      response.header(HeaderNames.CACHE_CONTROL, "private, no-cache");
    }
    if (body.length >= WORTH_COMPRESSING && acceptsGzip(request)) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip").send(gzip(body, 4));
    } else {
      response.send(body);
    }
  }

  static boolean acceptsGzip(ServerRequest request) {
    return request.headers().first(HeaderNames.ACCEPT_ENCODING).orElse("").contains("gzip");
  }

  static byte[] gzip(byte[] body, int level) {
    var bytes = new ByteArrayOutputStream(body.length / 4);
    try (var gzip = new LevelledGzip(bytes, level)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A gzip stream with a chosen level, {@link Deflater#BEST_SPEED} to BEST_COMPRESSION. */
  private static final class LevelledGzip extends GZIPOutputStream {
    LevelledGzip(ByteArrayOutputStream out, int level) throws IOException {
      super(out);
      def.setLevel(level);
    }
  }
}
