package dev.baseline.server.pages;

import dev.baseline.server.access.Identity;
import dev.baseline.server.projects.Project;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What stands around the content of a page.
 *
 * @param title what the page is called
 * @param project the project that it is about
 * @param crumbs the way to it, below the project
 * @param identity who looks at it
 * @param now the time that relative times are relative to
 * @param assets the files that it loads
 */
public record Frame(
    String title,
    Optional<Project> project,
    List<Crumb> crumbs,
    Identity identity,
    Instant now,
    Assets assets) {

  /** The content of the page's {@code title} element: the most particular first. */
  public String fullTitle() {
    String about = project.map(found -> " · " + found.name()).orElse("");
    return title + about + " · Baseline";
  }

  /** Where a file that the page loads is. */
  public String asset(String name) {
    return assets.path(name);
  }

  /** The person who is signed in. */
  public Optional<Identity.Person> person() {
    return identity instanceof Identity.Person person ? Optional.of(person) : Optional.empty();
  }

  /** Whether nobody is signed in. */
  public boolean isAnonymous() {
    return identity instanceof Identity.Anonymous;
  }

  /** Whether the data that the page shows are made up. */
  public boolean isSample() {
    return project.map(Project::sample).orElse(false);
  }

  /** Whether the one who looks may change the project's settings. */
  public boolean mayChange() {
    return switch (identity) {
      case Identity.Person _, Identity.Operator _ -> true;
      case Identity.Key _, Identity.Anonymous _ -> false;
    };
  }
}
