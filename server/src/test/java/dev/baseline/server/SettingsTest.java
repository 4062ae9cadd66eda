package dev.baseline.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.server.database.DatabaseSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, http://127.0.0.1:8080",
    "localhost, http://localhost:8080",
    "10.0.0.7,  http://10.0.0.7:8080",
    "0.0.0.0,   http://127.0.0.1:8080",
    "::,        http://127.0.0.1:8080",
    "[::],      http://127.0.0.1:8080",
    "::1,       http://[::1]:8080",
    "[::1],     http://[::1]:8080",
    "fd00::7,   http://[fd00::7]:8080"
  })
  void address_ofAHost_isOneToGoTo(String host, String address) {
    var settings =
        new Settings(
            host, 8080, Optional.empty(), Path.of("data"), new DatabaseSettings.Embedded());
    assertThat(settings.address(8080)).isEqualTo(address);
  }
}
