package dev.baseline.server.projects;

import dev.baseline.reports.ProjectName;
import java.time.Instant;

/**
 * A repository under CI.
 *
 * @param id its key in the database
 * @param name its name, written as it was when it was made
 * @param defaultBranch the branch that pages show unless they are asked for another: that of the
 *     first report, until somebody sets it; empty before that
 * @param publicRead whether everybody may read it
 * @param sample whether its data are made up
 * @param createdAt when it was made
 */
public record Project(
    long id,
    ProjectName name,
    String defaultBranch,
    boolean publicRead,
    boolean sample,
    Instant createdAt) {

  /** The path of its first page, without a slash at the end. */
  public String path() {
    return "/projects/" + name;
  }

  /** The path of its API, without a slash at the end. */
  public String apiPath() {
    return "/api/v1/projects/" + name;
  }
}
