package dev.baseline.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void of_nothing() {
    assertThat(Spread.of()).isEmpty();
  }

  @Test
  void of_interpolatesBetweenValues() {
    assertThat(Spread.of(4, 1, 3, 2)).contains(new Spread(1, 1.75, 2.5, 3.25, 4));
  }

  @Test
  void excludes_onlyWhatLiesOutsideAll() {
    var spread = Spread.of(1, 2, 3).orElseThrow();

    assertThat(spread.excludes(3.1)).isTrue();
    assertThat(spread.excludes(3)).isFalse();
  }
}
