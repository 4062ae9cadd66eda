package dev.baseline.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AxisTest {

  @Property
  void ofValues_holdsItsValuesWithAFewLabels(
      @ForAll @DoubleRange(min = 0, max = 1e9) double one,
      @ForAll @DoubleRange(min = 0, max = 1e9) double other) {
    var axis = Axis.ofValues(Math.min(one, other), Math.max(one, other), "s", false);

    assertThat(axis.part(one)).isBetween(0.0, 1.0);
    assertThat(axis.part(other)).isBetween(0.0, 1.0);
    assertThat(axis.ticks().size()).isLessThan(12);
  }

  @Test
  void ofValues_labelsWholeMinutes() {
    assertThat(Axis.ofValues(400, 540, "s", false).ticks())
        .extracting(Axis.Tick::value)
        .containsExactly(420.0, 480.0, 540.0);
  }

  @Test
  void ofPlaces_labelsADayOnce() {
    var times =
        List.of(
            Instant.parse("2026-11-20T01:00:00Z"),
            Instant.parse("2026-11-20T02:00:00Z"),
            Instant.parse("2026-11-21T01:00:00Z"));

    assertThat(Axis.ofPlaces(times).ticks())
        .containsExactly(new Axis.Tick(0, "20 Nov"), new Axis.Tick(2, "21 Nov"));
  }
}
