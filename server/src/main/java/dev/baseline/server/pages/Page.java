package dev.baseline.server.pages;

import dev.baseline.server.projects.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page before it is rendered.
 *
 * @param template the template of its content, below src/main/jte, without {@code .jte}
 * @param title what it is called, without the names of the crumbs
 * @param project the project that it is about
 * @param crumbs the way to it, below the project
 * @param model what the template shows
 */
public record Page(
    String template, String title, Optional<Project> project, List<Crumb> crumbs, Object model) {

  public Page {
    crumbs = List.copyOf(crumbs);
  }

  /** A page that is about no project. */
  public static Page of(String template, String title, Object model) {
    return new Page(template, title, Optional.empty(), List.of(), model);
  }

  /** A page about a project. */
  public static Page of(String template, String title, Project project, Object model) {
    return new Page(template, title, Optional.of(project), List.of(), model);
  }

  /** This page with one more step on the way to it. */
  public Page below(String name, String path) {
    var more = new ArrayList<>(crumbs);
    more.add(new Crumb(name, path));
    return new Page(template, title, project, more, model);
  }
}
