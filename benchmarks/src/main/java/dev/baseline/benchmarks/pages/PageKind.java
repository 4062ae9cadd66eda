package dev.baseline.benchmarks.pages;

import java.util.List;
import java.util.stream.IntStream;

/** A page that is measured. */
enum PageKind {
  MATRIX("matrix"),
  CONFIGURATION("configuration"),
  JOB("job");

  private final String words;

  PageKind(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** Where pages of this kind are, of different configurations. */
  List<String> paths(String project, Shape shape, int variants) {
    var places =
        IntStream.range(0, variants).map(i -> i * Shape.CONFIGURATIONS / variants).boxed().toList();
    var last = shape.builds(shape.commits() - 1);
    return switch (this) {
      case MATRIX -> List.of(project);
      case CONFIGURATION ->
          places.stream()
              .map(place -> project + "/configurations/" + Shape.configuration(place).hash())
              .toList();
      case JOB -> places.stream().map(place -> project + "/jobs/" + last.get(place).key()).toList();
    };
  }
}
