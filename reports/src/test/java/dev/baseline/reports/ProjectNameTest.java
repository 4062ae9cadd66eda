package dev.baseline.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"racket/racket", "a/b", "A-1/b.c_d", "0/9"})
  void parse_ownerAndName(String text) {
    assertThat(ProjectName.parse(text)).get().hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "/", "a/", "/b", "a/b/c", "./b", "a/..", "-a/b", "a b/c", "a/b\n", "ä/b"})
  void parse_otherText(String text) {
    assertThat(ProjectName.parse(text)).isEmpty();
  }

  @Test
  void parse_longestParts() {
    var part = "x".repeat(100);
    assertThat(ProjectName.parse(part + "/" + part)).isPresent();
    assertThat(ProjectName.parse(part + "x/" + part)).isEmpty();
    assertThat(ProjectName.parse(part + "/x" + part)).isEmpty();
  }

  @Test
  void new_otherText() {
    assertThatThrownBy(() -> new ProjectName("a/b", "c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a/b/c");
  }

  @Test
  void compareTo_ignoresCase() {
    assertThat(new ProjectName("B", "a")).isGreaterThan(new ProjectName("a", "b"));
  }
}
