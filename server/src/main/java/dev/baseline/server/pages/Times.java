package dev.baseline.server.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The form of times on pages: relative to now, with the whole time behind it; in UTC. */
public final class Times {

  private static final DateTimeFormatter FULL = format("d MMM uuuu HH:mm:ss 'UTC'");
  private static final DateTimeFormatter DAY = format("d MMM uuuu");
  private static final DateTimeFormatter SHORT_DAY = format("d MMM");
  private static final DateTimeFormatter MINUTE = format("d MMM HH:mm");

  private Times() {}

  /** How long ago {@code time} was, as in {@code 3 h ago}; far times as a date. */
  public static String relative(Instant time, Instant now) {
    Duration age = Duration.between(time, now);
    if (age.isNegative()) {
      return age.toSeconds() > -60 ? "just now" : DAY.format(time);
    }
    if (age.toSeconds() < 60) {
      return "just now";
    }
    if (age.toMinutes() < 60) {
      return age.toMinutes() + "\u00a0min ago";
    }
    if (age.toHours() < 24) {
      return age.toHours() + "\u00a0h ago";
    }
    return age.toDays() < 30 ? age.toDays() + "\u00a0d ago" : DAY.format(time);
  }

  /** How long ago {@code time} was within a day; else the day and the minute. */
  public static String inTable(Instant time, Instant now) {
    var age = Duration.between(time, now);
    if (!age.isNegative() && age.toHours() < 24) {
      return relative(time, now);
    }
    return age.toDays() < 300 ? MINUTE.format(time) : DAY.format(time);
  }

  /** The whole time, to the second. */
  public static String full(Instant time) {
    return FULL.format(time);
  }

  /** The day without its year. */
  public static String day(Instant time) {
    return SHORT_DAY.format(time);
  }

  /** The day without its year, and the minute. */
  public static String minute(Instant time) {
    return MINUTE.format(time);
  }

  /** The time for programs, in RFC 3339, to the second. */
  public static String machine(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }
}
