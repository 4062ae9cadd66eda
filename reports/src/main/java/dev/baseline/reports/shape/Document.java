package dev.baseline.reports.shape;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * A JSON document of one shape, in UTF-8.
 *
 * @param <T> what the document stands for
 */
public final class Document<T> {

  /** How many violations one reading collects before it stops. */
  public static final int MAX_VIOLATIONS = 20;

  private static final int MAX_DEPTH = 16;
  private static final int MAX_TEXT = 1_000_000;
  private static final int MAX_NAME = 1_000;
  private static final int MAX_DIGITS = 100;

  private final Shape<T> shape;
  private final JsonFactory json =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_TEXT)
                  .maxNameLength(MAX_NAME)
                  .maxNumberLength(MAX_DIGITS)
                  .build())
          // Read, so that the shape can refuse them by their place.
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          // Documents share no table of names, which one sender could fill to the others' harm.
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  /** Documents of this shape. */
  public Document(Shape<T> shape) {
    this.shape = shape;
  }

  /**
   * What came of reading a document.
   *
   * @param <T> what the document stands for
   */
  public sealed interface Result<T> {}

  /** A document that keeps all of the rules. */
  public record Valid<T>(T value) implements Result<T> {}

  /**
   * A document that breaks a rule.
   *
   * @param violations the first {@value #MAX_VIOLATIONS}, in the order of the document; at least
   *     one
   */
  public record Invalid<T>(List<Violation> violations) implements Result<T> {}

  /**
   * Reads a document to the stream's end and leaves the stream open. Whatever the stream throws
   * unchecked passes through.
   *
   * @param now the time that the document's times are held against
   * @throws UncheckedIOException if the stream fails
   */
  public Result<T> read(InputStream in, Instant now) {
    try (var parser = json.createParser(ObjectReadContext.empty(), new Utf8Reader(in))) {
      var reading = new Reading(parser, now);
      var value = read(reading);
      var violations = reading.violations();
      return violations.isEmpty()
          ? new Valid<>(Objects.requireNonNull(value, "a shape refuses in silence"))
          : new Invalid<>(violations);
    }
  }

  /**
   * Writes a document and leaves the stream open.
   *
   * @throws UncheckedIOException if the stream fails
   * @throws IllegalArgumentException if JSON cannot hold the value
   */
  public void write(T value, OutputStream out) {
    try (var generator = json.createGenerator(ObjectWriteContext.empty(), out)) {
      shape.write(value, generator);
    } catch (JacksonIOException e) {
      throw new UncheckedIOException(e.getCause());
    } catch (JacksonException e) {
      throw new IllegalArgumentException("JSON cannot hold it: " + e.getOriginalMessage(), e);
    }
  }

  /** Writes a value into a larger document, such as an example into a schema. */
  public void write(T value, JsonGenerator out) {
    shape.write(value, out);
  }

  /** Writes the shape's keywords of JSON Schema (draft 2020-12) into the object that is open. */
  public void describe(JsonGenerator schema) {
    shape.describe(schema);
  }

  private @Nullable T read(Reading reading) {
    try {
      return readWhole(reading);
    } catch (Reading.Enough e) {
      return null;
    } catch (JacksonException e) {
      refuse(e, reading);
      return null;
    }
  }

  private @Nullable T readWhole(Reading reading) {
    if (reading.parser().nextToken() == null) {
      reading.refuse("must be a JSON document, but is empty", "send the document as the body");
      return null;
    }
    T value = shape.read(reading);
    if (reading.parser().nextToken() != null) {
      reading.refuse(
          "must end after one JSON value, but goes on at " + at(reading), "send one value a time");
    }
    return value;
  }

  /** What the parser cannot go on after becomes the last violation. */
  private static void refuse(JacksonException failure, Reading reading) {
    try {
      switch (failure) {
        case StreamConstraintsException _ ->
            reading.refuse(
                String.format(
                    "must be nested at most %d deep, with texts of at most %,d, names of at most"
                        + " %,d and numbers of at most %,d characters",
                    MAX_DEPTH, MAX_TEXT, MAX_NAME, MAX_DIGITS),
                "shorten what stands at " + at(reading));
        case UnexpectedEndOfInputException _ ->
            reading.refuse(
                "must be complete JSON, but ends at " + at(reading),
                "send the whole document: it was cut off, or a bracket or quote is missing");
        case JacksonIOException e when e.getCause() instanceof CharacterCodingException ->
            reading.refuse("must be UTF-8, but is not at " + at(reading), "encode it as UTF-8");
        default ->
            reading.refuse(
                "must be JSON, but is not at "
                    + at(reading)
                    + ": "
                    + Pointers.shown(failure.getOriginalMessage()),
                "correct it there; a JSON library writes it right");
      }
    } catch (Reading.Enough e) {
      // It has been noted.
    }
  }

  private static String at(Reading reading) {
    var location = reading.parser().currentLocation();
    return "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
