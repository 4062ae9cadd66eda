package dev.baseline.server.settings;

import dev.baseline.reports.shape.BooleanShape;
import dev.baseline.reports.shape.Document;
import dev.baseline.reports.shape.ObjectShape;
import java.util.Optional;

/**
 * What somebody asks to be set for a project; the rest stays as it is.
 *
 * @param publicRead whether everybody may read it
 * @param defaultBranch the branch that pages show unless they are asked for another
 */
record ProjectChange(Optional<Boolean> publicRead, Optional<String> defaultBranch) {

  /** Its JSON form. */
  static final Document<ProjectChange> DOCUMENT =
      new Document<>(
          ObjectShape.of(
              change -> {
                var publicRead =
                    change.optional(
                        "public",
                        "Whether everybody may read the project.",
                        new BooleanShape(),
                        ProjectChange::publicRead);
                var defaultBranch =
                    change.optional(
                        "defaultBranch",
                        "The branch that pages show unless they are asked for another.",
                        Naming.BRANCH.shape(),
                        ProjectChange::defaultBranch);
                return values ->
                    new ProjectChange(values.get(publicRead), values.get(defaultBranch));
              }));
}
