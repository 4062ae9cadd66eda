package dev.baseline.reports.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearTest {

  private static final List<String> WORDS = List.of("name", "startedAt", "completedAt", "id");

  @ParameterizedTest
  @CsvSource({
    "nam,name",
    "started_at,startedAt",
    "STARTED-AT,startedAt",
    "completdAt,completedAt",
    "started,startedAt",
    "ID,id"
  })
  void to_slip(String written, String meant) {
    assertThat(Near.to(written, WORDS)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "ix", "colour", "ended"})
  void to_anotherWord(String written) {
    assertThat(Near.to(written, WORDS)).isEmpty();
  }

  @Test
  void to_longText_isNotCompared() {
    assertThat(Near.to("name" + "_".repeat(100), WORDS)).isEmpty();
  }
}
