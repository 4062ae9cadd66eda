package dev.baseline.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31T12:00:00.123456Z",
        "1969-12-31T23:59:59.999999Z",
        "1970-01-01T00:00:00Z"
      })
  void text_isReadBack(String at) {
    var position = new Position(Instant.parse(at), 42);
    assertThat(Position.parse(position.text())).contains(position);
  }

  @Test
  void start_isReadBack() {
    assertThat(Position.parse(Position.START.text())).contains(Position.START);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "not base64!",
        "AAAA",
        "_______________________w",
        "AAAAAAAAAAAAAAAAAAAAAA"
      })
  void parse_refusesWhatNoPageGave(String text) {
    assertThat(Position.parse(text)).isEmpty();
  }

  @Test
  void parse_refusesTimesThatTheDatabaseCannotHold() {
    assertThat(Position.parse("f_________8AAAAAAAAAAQ")).isEmpty();
    assertThat(Position.parse("gAAAAAAAAAAAAAAAAAAAAQ")).isEmpty();
  }
}
