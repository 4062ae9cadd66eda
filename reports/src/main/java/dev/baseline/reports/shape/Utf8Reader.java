package dev.baseline.reports.shape;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a stream of UTF-8, without its byte order mark. What is not UTF-8 ends it with
 * a {@link CharacterCodingException}, after everything before it was handed out, so that the reader
 * knows the place; when the stream itself fails, that comes out as {@link UncheckedIOException}.
 */
final class Utf8Reader extends Reader {

  private static final int BUFFER_BYTES = 16 * 1024;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream in;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
  private boolean ended;
  private boolean begun;

  Utf8Reader(InputStream in) {
    this.in = in;
  }

  @Override
  public int read(char[] target, int offset, int length) throws CharacterCodingException {
    var chars = CharBuffer.wrap(target, offset, length);
    while (true) {
      var result = decoder.decode(bytes, chars, ended);
      dropMark(chars, offset);
      if (chars.position() > 0) {
        return chars.position();
      }
      if (result.isError()) {
        result.throwException();
      }
      if (ended) {
        return -1;
      }
      fill();
    }
  }

  /** The stream stays open: it belongs to whoever opened it. */
  @Override
  public void close() {}

  private void dropMark(CharBuffer chars, int offset) {
    if (!begun && chars.position() > 0) {
      begun = true;
      if (chars.array()[offset] == BYTE_ORDER_MARK) {
        chars.flip().position(1);
        chars.compact();
      }
    }
  }

  private void fill() {
    bytes.compact();
    try {
      int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
      ended = count < 0;
      bytes.position(bytes.position() + Math.max(count, 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bytes.flip();
  }
}
