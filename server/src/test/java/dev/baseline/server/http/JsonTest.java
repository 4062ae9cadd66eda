package dev.baseline.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.reports.Direction;
import dev.baseline.reports.JobStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JsonTest {

  private record Sample(
      String zebra,
      Optional<Instant> at,
      Optional<String> none,
      OptionalLong count,
      JobStatus end) {}

  @Test
  void components_keepTheirOrderAndEmptyOptionalsAreLeftOut() {
    var sample =
        new Sample(
            "z",
            Optional.of(Instant.parse("2026-03-29T01:30:00.5Z")),
            Optional.empty(),
            OptionalLong.empty(),
            JobStatus.CANCELLED);
    assertThat(Json.text(sample))
        .isEqualTo("{\"zebra\":\"z\",\"at\":\"2026-03-29T01:30:00.500Z\",\"end\":\"cancelled\"}");
  }

  @Test
  void presentOptionals_areTheirValues() {
    var sample =
        new Sample("", Optional.empty(), Optional.of("x"), OptionalLong.of(7), JobStatus.PASS);
    assertThat(Json.text(sample))
        .isEqualTo("{\"zebra\":\"\",\"none\":\"x\",\"count\":7,\"end\":\"pass\"}");
  }

  @Test
  void constants_areTheirTokensWhereverTheyStand() {
    assertThat(Json.text(List.of(Direction.HIGHER))).isEqualTo("[\"higher\"]");
    assertThat(Json.text(Map.of("direction", Direction.LOWER)))
        .isEqualTo("{\"direction\":\"lower\"}");
  }

  @Test
  void days_areInTheFormOfRfc3339() {
    assertThat(Json.text(List.of(LocalDate.of(2026, 2, 3)))).isEqualTo("[\"2026-02-03\"]");
  }

  @Test
  void texts_areSortedByName() {
    assertThat(Json.texts("{\"vm\":\"cs\",\"os\":\"linux\"}").sequencedKeySet())
        .containsExactly("os", "vm");
  }
}
