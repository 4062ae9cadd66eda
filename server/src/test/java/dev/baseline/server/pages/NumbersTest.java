package dev.baseline.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0, s, 0 s",
    "0.0000042, s, 4.20 µs",
    "0.412, s, 412 ms",
    "0.9996, s, 1.00 s",
    "41.234, s, 41.2 s",
    "59.96, s, 1 m 00 s",
    "252, s, 4 m 12 s",
    "3599.6, s, 1 h 00 m",
    "3840, s, 1 h 04 m",
    "172800, s, 2 d 00 h",
    "-252, s, −4 m 12 s",
    "333447168, B, 318 MiB",
    "1023, B, 1023 B",
    "1048575, B, 1.00 MiB",
    "1234567, 1/s, 1.23 M1/s",
    "0.5, 1, 0.5",
    "0.12345, 1, 0.123",
    "4312, 1, 4312",
    "12, 1, 12",
    "-3, furlong, −3 furlong",
  })
  void figure_threeDigitsAndTheUnitThatFits(double value, String unit, String text) {
    assertThat(Numbers.figure(value, unit).toString().replace('\u00a0', ' ')).isEqualTo(text);
  }
}
