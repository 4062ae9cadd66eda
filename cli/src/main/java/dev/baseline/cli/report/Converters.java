package dev.baseline.cli.report;

import dev.baseline.reports.Direction;
import dev.baseline.reports.JobKind;
import dev.baseline.reports.JobStatus;
import dev.baseline.reports.Measurement;
import dev.baseline.reports.Token;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The texts that options take, and what they mean. */
final class Converters {

  private Converters() {}

  private static <T extends Token> T token(T[] tokens, String text) {
    return Stream.of(tokens)
        .filter(token -> token.token().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + text + "' is none of " + String.join(", ", tokens(tokens))));
  }

  private static Iterable<String> tokens(Token... tokens) {
    return Stream.of(tokens).map(Token::token).toList();
  }

  /** {@code build}, {@code test} … */
  static final class Kinds implements ITypeConverter<JobKind>, Iterable<String> {

    @Override
    public JobKind convert(String text) {
      return token(JobKind.values(), text);
    }

    @Override
    public Iterator<String> iterator() {
      return tokens(JobKind.values()).iterator();
    }
  }

  /** {@code pass}, {@code fail} …, or what GitHub, GitLab and Jenkins call it, in any case. */
  static final class Statuses implements ITypeConverter<JobStatus>, Iterable<String> {

    private static final JobStatus[] FINAL =
        Stream.of(JobStatus.values())
            .filter(status -> status.isFinal() && status != JobStatus.SKIPPED)
            .toArray(JobStatus[]::new);

    /** An unstable build is one whose tests failed; one that is not built was overtaken. */
    private static final Map<String, JobStatus> WORDS_OF_CI =
        Map.of(
            "success", JobStatus.PASS,
            "failure", JobStatus.FAIL,
            "failed", JobStatus.FAIL,
            "unstable", JobStatus.FAIL,
            "canceled", JobStatus.CANCELLED,
            "aborted", JobStatus.CANCELLED,
            "not_built", JobStatus.CANCELLED);

    @Override
    public JobStatus convert(String text) {
      var word = text.toLowerCase(Locale.ROOT);
      var known = WORDS_OF_CI.get(word);
      return known == null ? token(FINAL, word) : known;
    }

    @Override
    public Iterator<String> iterator() {
      return tokens(FINAL).iterator();
    }
  }

  /** A time with its offset from UTC, as in {@code 2026-02-28T12:00:00+01:00}. */
  static final class Times implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException e) {
        throw new TypeConversionException(
            "'" + text + "' is not a time: write it like 2026-02-28T12:00:00Z");
      }
    }
  }

  /** {@code 500ms}, {@code 60s}, {@code 2m} or {@code 1h}. */
  static final class Durations implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    @Override
    public Duration convert(String text) {
      var matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "'" + text + "' is not a duration: write it like 500ms, 60s, 2m or 1h");
      }
      long number = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(number);
        case "s" -> Duration.ofSeconds(number);
        case "m" -> Duration.ofMinutes(number);
        default -> Duration.ofHours(number);
      };
    }
  }

  /** {@code size/racket=1024:B:lower}. */
  static final class Measurements implements ITypeConverter<Measurement> {

    private static final Pattern FORM =
        Pattern.compile("(?<metric>[^=]+)=(?<value>[^:]+):(?<unit>[^:]+)(?::(?<way>[^:]+))?");

    @Override
    public Measurement convert(String text) {
      var matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        throw wrong(text);
      }
      try {
        var way = matcher.group("way");
        double value = Double.parseDouble(matcher.group("value"));
        if (!Double.isFinite(value)) {
          throw wrong(text);
        }
        return new Measurement(
            matcher.group("metric"),
            value,
            matcher.group("unit"),
            way == null ? Direction.LOWER : token(Direction.values(), way));
      } catch (NumberFormatException e) {
        throw wrong(text);
      }
    }

    private static TypeConversionException wrong(String text) {
      return new TypeConversionException(
          "'"
              + text
              + "' is not a measurement: write it like size/racket=1024:B, and :higher behind it"
              + " if more is better");
    }
  }
}
