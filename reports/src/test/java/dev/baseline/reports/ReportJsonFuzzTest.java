package dev.baseline.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;

/**
 * Attacks the reader with bytes. An ordinary build replays the seeds that stand in the resources
 * beside this class, and whatever a fuzzer once found. To fuzz for real, one target at a time:
 *
 * <pre>{@code
 * JAZZER_FUZZ=1 mvn test -pl reports -Dtest=ReportJsonFuzzTest
 * }</pre>
 *
 * <p>It runs for the time that the annotation says or until it finds something, and leaves what it
 * found beside the seeds, to be committed with the mend; the corpus that it grows stands in {@code
 * reports/.cifuzz-corpus}.
 */
class ReportJsonFuzzTest {

  /** The reader reads or refuses, nothing else; and what it reads it can write and read again. */
  @FuzzTest(maxDuration = "10m")
  void read_anyBytes(byte[] bytes) {
    if (Documents.readOrRefuse(bytes)) {
      var report = ReportJson.read(new ByteArrayInputStream(bytes), ArbitraryReports.NOW);
      var again = new ByteArrayInputStream(ReportJson.write(report));
      assertThat(ReportJson.read(again, ArbitraryReports.NOW)).isEqualTo(report);
    }
  }
}
