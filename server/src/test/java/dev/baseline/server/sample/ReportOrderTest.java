package dev.baseline.server.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.reports.Report;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ReportOrderTest {

  private static final Instant END = Instant.parse("2026-11-22T03:04:05Z");
  private static final int REPORTS_OF_ONE_RUN = 22;

  @Test
  void reports_areNotMadeBeforeTheyAreRead() {
    assertThat(SampleProject.inOrder(END, 1).waiting()).isZero();
  }

  @Test
  void reports_areKeptOnlyWhileTheirRunsOverlap() {
    var order = SampleProject.inOrder(END, 1);
    var read = new ArrayList<Report>();
    int most = 0;
    while (order.tryAdvance(read::add)) {
      most = Math.max(most, order.waiting());
    }
    assertThat(read).hasSizeGreaterThan(8_000);
    assertThat(most).isLessThan(12 * REPORTS_OF_ONE_RUN);
  }
}
