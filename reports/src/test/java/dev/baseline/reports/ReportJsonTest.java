package dev.baseline.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReportJsonTest {

  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

  @Test
  void read_whatWasWritten() {
    var json = ReportJson.write(ExampleReport.REPORT);
    assertThat(ReportJson.read(new ByteArrayInputStream(json), NOW))
        .isEqualTo(ExampleReport.REPORT);
  }
}
