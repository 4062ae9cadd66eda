package dev.baseline.reports.shape;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word that was probably meant. */
final class Near {

  private static final int LONGEST = 40;

  private Near() {}

  /** The nearest of the words, if it is near enough to be meant. */
  static Optional<String> to(String text, Collection<String> words) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    var folded = fold(text);
    return words.stream()
        .filter(word -> distance(folded, fold(word)) <= Math.min(2, word.length() / 3))
        .min(Comparator.comparingInt(word -> distance(folded, fold(word))));
  }

  /** As {@code committed_at}, {@code Committed-At} and {@code committedAt} are the same. */
  private static String fold(String text) {
    return text.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    var above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      var row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
