package dev.baseline.reports;

import static dev.baseline.reports.ReportValues.NAME;
import static dev.baseline.reports.ReportValues.SHA;
import static dev.baseline.reports.ReportValues.TIME;
import static dev.baseline.reports.ReportValues.TITLE;

import dev.baseline.reports.shape.ObjectShape;
import dev.baseline.reports.shape.Shape;

/** The form of a commit. */
final class CommitShape {

  static final Shape<Commit> COMMIT =
      ObjectShape.of(
          commit -> {
            var sha =
                commit.required(
                    "sha", "The commit's full object name, as git prints it.", SHA, Commit::sha);
            var title =
                commit.defaulted(
                    "title", "The first line of the commit's message.", TITLE, "", Commit::title);
            var author = commit.defaulted("author", "The author's name.", NAME, "", Commit::author);
            var committedAt =
                commit.optional("committedAt", "When it was committed.", TIME, Commit::committedAt);
            return values ->
                new Commit(
                    values.get(sha),
                    values.get(title),
                    values.get(author),
                    values.get(committedAt));
          });

  private CommitShape() {}
}
