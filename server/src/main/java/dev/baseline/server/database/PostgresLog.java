package dev.baseline.server.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The file that PostgreSQL writes what it does to, and the one before it. PostgreSQL only ever
 * appends, so that the file can be emptied under it.
 */
record PostgresLog(Path file, long limit) {

  private static final int TAIL_BYTES = 16 * 1024;
  private static final int TAIL_LINES = 15;

  /** The bytes in it now. */
  long size() {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** What was written after this many bytes: the last lines of it. */
  String tail(long from) {
    if (!Files.exists(file)) {
      return "";
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long start = Math.max(Math.min(from, channel.size()), channel.size() - TAIL_BYTES);
      ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - start));
      while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) > 0) {
        // Reads on until the end that was seen first.
      }
      String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      List<String> lines = text.lines().toList();
      int skipped = Math.max(0, lines.size() - TAIL_LINES);
      return String.join("\n", lines.subList(skipped, lines.size()));
    } catch (IOException e) {
      return "(%s cannot be read: %s)".formatted(file, e.getMessage());
    }
  }

  /** Keeps the file within its limit: a longer one becomes the one before, and starts empty. */
  void bound() throws IOException {
    if (size() > limit) {
      Path before = file.resolveSibling(file.getFileName() + ".1");
      Files.copy(file, before, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(0);
      }
    }
  }
}
