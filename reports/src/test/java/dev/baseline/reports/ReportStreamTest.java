package dev.baseline.reports;

import static dev.baseline.reports.ArbitraryReports.NOW;
import static dev.baseline.reports.Documents.MINIMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baseline.reports.shape.Violation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that fail, trickle or never seem to end. */
class ReportStreamTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100})
  void read_streamFails(int after) {
    var failure = new IOException("reset by peer");
    var in =
        followedBy(
            after,
            () -> {
              throw failure;
            });
    assertThatThrownBy(() -> ReportJson.read(in, NOW))
        .isInstanceOf(UncheckedIOException.class)
        .hasCause(failure);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100})
  void read_streamThrowsItsOwn(int after) {
    var limit = new IllegalStateException("more than 1 MiB");
    var in =
        followedBy(
            after,
            () -> {
              throw limit;
            });
    assertThatThrownBy(() -> ReportJson.read(in, NOW)).isSameAs(limit);
  }

  @Test
  void read_oneByteAtATime() {
    var name = "m\u00E4ster \uD83D\uDE00";
    var bytes = MINIMAL.replace("master", name).getBytes(StandardCharsets.UTF_8);
    var in =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 1));
          }
        };
    assertThat(ReportJson.read(in, NOW).run().branch()).isEqualTo(name);
  }

  /** More results than the heap of the tests could hold are counted, not kept. */
  @Test
  void read_moreResultsThanAllowed() {
    int count = 600_000;
    var message = "x".repeat(1_000);
    var in =
        new Chunks(
            Stream.concat(
                    IntStream.range(0, count).mapToObj(i -> element(i, message)), Stream.of("]}"))
                .iterator());
    assertThatThrownBy(() -> ReportJson.read(in, NOW))
        .isInstanceOfSatisfying(
            InvalidReport.class,
            refused ->
                assertThat(refused.violations())
                    .containsExactly(
                        new Violation(
                            "/tests",
                            "must hold at most 100,000 elements, but holds 600,000",
                            "send the most important ones, or split the job")));
  }

  @Test
  void write_streamFails() {
    var failure = new IOException("disk full");
    var out =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw failure;
          }
        };
    assertThatThrownBy(() -> ReportJson.write(Documents.minimalReport(), out))
        .isInstanceOf(UncheckedIOException.class)
        .hasCause(failure);
  }

  @Test
  void write_stream_staysOpen() {
    var out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            throw new AssertionError("closed");
          }
        };
    ReportJson.write(Documents.minimalReport(), out);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(MINIMAL);
  }

  /** The i-th result, with all that stands before it. */
  private static String element(int i, String message) {
    var before = i == 0 ? MINIMAL.substring(0, MINIMAL.length() - 1) + ",\"tests\":[" : ",";
    return before + "{\"name\":\"" + i + "\",\"outcome\":\"pass\",\"message\":\"" + message + "\"}";
  }

  /** The beginning of a valid document, then a failure. */
  private static InputStream followedBy(int bytes, Failure failure) {
    var beginning = MINIMAL.substring(0, bytes).getBytes(StandardCharsets.UTF_8);
    return new FilterInputStream(new ByteArrayInputStream(beginning)) {
      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count < 0) {
          failure.happen();
        }
        return count;
      }
    };
  }

  private interface Failure {
    void happen() throws IOException;
  }

  /** A stream of texts that are made when they are read. */
  private static final class Chunks extends InputStream {

    private final Iterator<String> texts;
    private InputStream chunk = InputStream.nullInputStream();

    Chunks(Iterator<String> texts) {
      this.texts = texts;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = chunk.read(target, offset, length);
      while (count < 0 && texts.hasNext()) {
        chunk = new ByteArrayInputStream(texts.next().getBytes(StandardCharsets.UTF_8));
        count = chunk.read(target, offset, length);
      }
      return count;
    }
  }
}
