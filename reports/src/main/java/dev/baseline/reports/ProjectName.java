package dev.baseline.reports;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a repository under CI, as {@code owner/name}.
 *
 * @param owner who the repository belongs to, 1 to 100 characters of {@code [A-Za-z0-9._-]}, the
 *     first a letter or digit
 * @param name the repository, of the same form
 */
public record ProjectName(String owner, String name) implements Comparable<ProjectName> {

  /** The form of one part, as a regular expression. */
  public static final String PART = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

  private static final Pattern FORM = Pattern.compile("(" + PART + ")/(" + PART + ")");

  /**
   * @throws IllegalArgumentException if a part is not of the form
   */
  public ProjectName {
    if (!FORM.matcher(owner + "/" + name).matches()) {
      throw new IllegalArgumentException("Not a project: " + owner + "/" + name);
    }
  }

  /** The project that {@code text} names as {@code owner/name}; empty if it is not of that form. */
  public static Optional<ProjectName> parse(String text) {
    var matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new ProjectName(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  @Override
  public int compareTo(ProjectName other) {
    return toString().compareToIgnoreCase(other.toString());
  }

  @Override
  public String toString() {
    return owner + "/" + name;
  }
}
