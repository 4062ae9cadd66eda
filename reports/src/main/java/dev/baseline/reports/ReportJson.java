package dev.baseline.reports;

import dev.baseline.reports.shape.Document;
import dev.baseline.reports.shape.Document.Invalid;
import dev.baseline.reports.shape.Document.Valid;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * The JSON form of a report, {@value Report#MEDIA_TYPE}. Its rules stand in {@link ReportShape} and
 * its neighbours, and are published as JSON Schema.
 */
public final class ReportJson {

  static final Document<Report> DOCUMENT = new Document<>(ReportShape.REPORT);

  private ReportJson() {}

  /**
   * Reads one report, to the end of the stream, and leaves the stream open. Bad content of whatever
   * kind is an {@link InvalidReport}. How much is read is for the stream to limit: whatever it
   * throws unchecked passes through.
   *
   * @param in UTF-8, with or without a byte order mark
   * @param now the time that the report's times are held against
   * @throws InvalidReport if the report breaks a rule
   * @throws UncheckedIOException if the stream fails
   */
  public static Report read(InputStream in, Instant now) {
    return switch (DOCUMENT.read(in, now)) {
      case Valid<Report>(var report) -> report;
      case Invalid<Report>(var violations) -> throw new InvalidReport(violations);
    };
  }

  /**
   * Writes a report, without the fields that hold their defaults, and leaves the stream open. Rules
   * are kept by readers: what breaks one is written all the same, if JSON can hold it.
   *
   * @throws UncheckedIOException if the stream fails
   * @throws IllegalArgumentException if JSON cannot hold a value: a number that is not finite, half
   *     of a surrogate pair
   */
  public static void write(Report report, OutputStream out) {
    DOCUMENT.write(report, out);
  }

  /** The bytes that {@link #write(Report, OutputStream)} writes. */
  public static byte[] write(Report report) {
    var bytes = new ByteArrayOutputStream();
    write(report, bytes);
    return bytes.toByteArray();
  }
}
