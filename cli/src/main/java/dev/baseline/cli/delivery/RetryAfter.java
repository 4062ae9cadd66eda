package dev.baseline.cli.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The HTTP field of that name: seconds, or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {

  private RetryAfter() {}

  /** How long to wait, never negative; empty if the text is neither. */
  static Optional<Duration> parse(String text, Instant now) {
    try {
      var pause =
          text.strip().matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(text.strip()))
              : Duration.between(
                  now, ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
      return Optional.of(pause.isNegative() ? Duration.ZERO : pause);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
