package dev.baseline.server.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * A request's body as a stream: decoded from gzip, and ended by a problem where it grows past its
 * limit, is cut off or is not what it says it is.
 */
public final class RequestBody {

  private static final int GZIP_BUFFER = 8_192;

  /** Reports compress five- to thirty-fold; what expands more than this is made to exhaust us. */
  private static final long MAX_EXPANSION = 100;

  private static final long LEAST_CEILING = 64 * 1_024;

  /** However slowly a body comes, it is there after this time or not taken. */
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  private RequestBody() {}

  /**
   * The decoded body.
   *
   * @param limit the most bytes that the decoded body may have
   * @throws ProblemException with 415 if it is encoded otherwise than gzip, with 413 as soon as
   *     more than {@code limit} bytes are read or promised; reading throws it too
   */
  public static InputStream of(ServerRequest request, long limit) {
    var headers = request.headers();
    headers
        .contentLength()
        .ifPresent(
            length -> {
              if (length > limit) {
                throw tooLarge(limit);
              }
            });
    String encoding =
        headers
            .first(HeaderNames.CONTENT_ENCODING)
            .map(value -> value.strip().toLowerCase(Locale.ROOT))
            .orElse("identity");
    InputStream raw = new WholeStream(request.content().inputStream());
    long ceiling = ceiling(request, limit);
    return switch (encoding) {
      case "identity" -> new LimitedStream(raw, ceiling, limit);
      case "gzip" -> new LimitedStream(gunzip(raw), ceiling, limit);
      default ->
          throw Problem.of(
                  Status.UNSUPPORTED_MEDIA_TYPE_415,
                  "unsupported-encoding",
                  "The body's encoding is not known",
                  "Content-Encoding is \""
                      + encoding
                      + "\". Send the body as it is, or with Content-Encoding: gzip.")
              .exception();
    };
  }

  /**
   * The most bytes that the decoded body can have, by what its head says: its length where it is
   * sent as it is, a hundred times its length where it is compressed, {@code limit} where it has
   * none.
   */
  public static long ceiling(ServerRequest request, long limit) {
    var headers = request.headers();
    var length = headers.contentLength();
    if (length.isEmpty()) {
      return limit;
    }
    return headers.contains(HeaderNames.CONTENT_ENCODING)
        ? Math.min(limit, Math.max(MAX_EXPANSION * length.getAsLong(), LEAST_CEILING))
        : Math.min(limit, length.getAsLong());
  }

  /**
   * A small body, whole, as text.
   *
   * @param limit the most bytes that it may have
   * @throws ProblemException as {@link #of}
   */
  public static String text(ServerRequest request, int limit) {
    try (var body = of(request, limit)) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream gunzip(InputStream raw) {
    try {
      return new GZIPInputStream(raw, GZIP_BUFFER);
    } catch (IOException e) {
      throw brokenGzip(e);
    }
  }

  private static ProblemException tooLarge(long limit) {
    return Problem.of(
            Status.REQUEST_ENTITY_TOO_LARGE_413,
            "body-too-large",
            "The body is too large",
            "The decoded body may have "
                + limit
                + " bytes. Send fewer test results in one report, or shorten their details.")
        .with("limit", limit)
        .exception();
  }

  private static ProblemException expandsTooMuch() {
    return Problem.of(
            Status.REQUEST_ENTITY_TOO_LARGE_413,
            "body-expands-too-much",
            "The body expands too much",
            "Decoded it is more than "
                + MAX_EXPANSION
                + " times as long as sent. Send it uncompressed.")
        .exception();
  }

  private static ProblemException tooSlow() {
    return Problem.of(
            Status.REQUEST_TIMEOUT_408,
            "body-too-slow",
            "The body came too slowly",
            "It was not there after "
                + DEADLINE.toSeconds()
                + " seconds. Nothing was stored; send it again.")
        .exception();
  }

  private static ProblemException brokenGzip(IOException cause) {
    return Problem.badRequest(
            "The body says that it is gzip, but cannot be decoded ("
                + cause.getMessage()
                + "). Send it whole, or leave Content-Encoding away.")
        .exception();
  }

  private static ProblemException cutOff() {
    return Problem.badRequest(
            "The body ended before its end was reached. Nothing was stored; send it again.")
        .exception();
  }

  /** What the client sends, ended by a problem where the client stops before its end. */
  private static final class WholeStream extends FilterInputStream {

    WholeStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      try {
        return super.read(buffer, offset, length);
      } catch (IOException
          | UncheckedIOException
          | DataReader.InsufficientDataAvailableException e) {
        throw cutOff();
      }
    }
  }

  /** Counts what passes and stops at the limit. */
  private static final class LimitedStream extends InputStream {

    private final InputStream in;
    private final long ceiling;
    private final long limit;
    private final long start = System.nanoTime();
    private long count;

    LimitedStream(InputStream in, long ceiling, long limit) {
      this.in = in;
      this.ceiling = ceiling;
      this.limit = limit;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      int read;
      try {
        read = in.read(buffer, offset, length);
      } catch (EOFException e) {
        throw cutOff();
      } catch (IOException e) {
        throw brokenGzip(e);
      }
      count += Math.max(read, 0);
      if (count > limit) {
        throw tooLarge(limit);
      }
      if (count > ceiling) {
        throw expandsTooMuch();
      }
      if (System.nanoTime() - start > DEADLINE.toNanos()) {
        throw tooSlow();
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
