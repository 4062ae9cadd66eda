package dev.baseline.server.pages;

import java.util.Locale;

/**
 * The mark of a status: a shape and a word, and a colour that repeats them.
 *
 * @param symbol one character
 * @param word the status in a word
 * @param style the style that colours it
 */
public record Mark(String symbol, String word, String style) {

  /** The mark of a job's or step's status as it is written in the database. */
  public static Mark ofStatus(String status) {
    return switch (status) {
      case "pass" -> new Mark("●", "passed", "pass");
      case "fail" -> new Mark("✕", "failed", "fail");
      case "error" -> new Mark("✕", "error", "fail");
      case "timeout" -> new Mark("✕", "timed out", "fail");
      case "queued" -> new Mark("◌", "queued", "open");
      case "running" -> new Mark("◌", "running", "open");
      case "cancelled" -> new Mark("–", "cancelled", "open");
      case "skipped" -> new Mark("–", "skipped", "open");
      default -> new Mark("–", status, "open");
    };
  }

  /** The mark of a test's outcome as it is written in the database. */
  public static Mark ofOutcome(String outcome) {
    return switch (outcome) {
      case "crash" -> new Mark("✕", "crashed", "fail");
      case "skip" -> new Mark("–", "skipped", "open");
      default -> ofStatus(outcome);
    };
  }

  /** The word at the start of a sentence. */
  public String title() {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
