package dev.baseline.reports;

import static dev.baseline.reports.ArbitraryReports.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ReportJsonTest {

  @Property(tries = 300, seed = "1")
  void read_whatWasWritten(@ForAll("reports") Report report) {
    assertThat(read(ReportJson.write(report))).isEqualTo(report);
  }

  @Test
  void write_defaults_areLeftOut() {
    assertThat(new String(ReportJson.write(Documents.minimalReport()), StandardCharsets.UTF_8))
        .isEqualTo(Documents.MINIMAL);
  }

  @Test
  void read_defaultsWritten() {
    var explicit =
        Documents.MINIMAL
            .replace("\"branch\"", "\"attempt\":1,\"branch\"")
            .replace("\"status\"", "\"kind\":\"build\",\"status\"")
            .replaceAll("}$", ",\"environment\":{},\"steps\":[],\"measurements\":[],\"tests\":[]}");
    assertThat(read(explicit)).isEqualTo(Documents.minimalReport());
  }

  @Test
  void read_schemaNamed() {
    var json = Documents.MINIMAL.replaceFirst("\\{", "{\"\\$schema\":\"report.schema.json\",");
    assertThat(read(json)).isEqualTo(Documents.minimalReport());
  }

  @Test
  void read_byteOrderMark() {
    assertThat(read("\uFEFF" + Documents.MINIMAL)).isEqualTo(Documents.minimalReport());
  }

  @Test
  void read_timeWithOffset() {
    var json = Documents.MINIMAL.replace("2026-01-31T12:00:00Z", "2026-01-31T13:30:00+01:30");
    assertThat(read(json)).isEqualTo(Documents.minimalReport());
  }

  @Test
  void read_wholeNumberWithFraction() {
    var json = Documents.MINIMAL.replace("\"branch\"", "\"attempt\":2.0,\"branch\"");
    assertThat(read(json).run().attempt()).isEqualTo(2);
  }

  @Test
  void read_secondsFinerThanNanos_areRounded() {
    var json =
        Documents.withTest("{\"name\":\"a\",\"outcome\":\"pass\",\"seconds\":0.12345678951}");
    assertThat(read(json).tests().getFirst().duration()).contains(Duration.ofNanos(123_456_790));
  }

  @Test
  void read_generics_inTestNames() {
    var json = Documents.withTest("{\"name\":\"Vector<int>::push\",\"outcome\":\"pass\"}");
    assertThat(read(json).tests().getFirst().test().name()).isEqualTo("Vector<int>::push");
  }

  @Test
  void read_testsWithOneHash() {
    var tests =
        Documents.textsWithOneHash(1 << 15)
            .map(name -> "{\"name\":\"" + name + "\",\"outcome\":\"pass\"}")
            .collect(Collectors.joining(","));
    assertThat(read(Documents.withTest(tests)).tests()).hasSize(1 << 15);
  }

  @Test
  void read_stream_staysOpen() {
    var in =
        new ByteArrayInputStream(Documents.MINIMAL.getBytes(StandardCharsets.UTF_8)) {
          @Override
          public void close() {
            throw new AssertionError("closed");
          }
        };
    assertThat(ReportJson.read(in, NOW)).isEqualTo(Documents.minimalReport());
  }

  @Test
  void write_notFinite() {
    var report = Documents.withMeasurement(new Measurement("a", Double.NaN, "1", Direction.LOWER));
    assertThatThrownBy(() -> ReportJson.write(report))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
  }

  @Test
  void write_halfOfASurrogatePair() {
    var report = Documents.withMeasurement(new Measurement("\uD800", 1, "1", Direction.LOWER));
    assertThatThrownBy(() -> ReportJson.write(report)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Damage of every kind, anywhere: the reader says what is wrong, or there is nothing wrong. */
  @Property(tries = 1_000, seed = "2")
  void read_damaged_refusesOrReads(
      @ForAll("reports") Report report,
      @ForAll("bytes") byte[] damage,
      @ForAll int from,
      @ForAll int length) {
    byte[] json = ReportJson.write(report);
    int start = Math.floorMod(from, json.length);
    int end = Math.min(json.length, start + Math.floorMod(length, 8));
    var damaged = new ByteArrayOutputStream();
    damaged.write(json, 0, start);
    damaged.writeBytes(damage);
    damaged.write(json, end, json.length - end);
    Documents.readOrRefuse(damaged.toByteArray());
  }

  @Property(tries = 2_000, seed = "3")
  void read_anyBytes_refusesOrReads(@ForAll("bytes") byte[] bytes) {
    Documents.readOrRefuse(bytes);
  }

  @Property(tries = 200, seed = "4")
  void read_cutOff_refuses(@ForAll("reports") Report report, @ForAll int at) {
    byte[] json = ReportJson.write(report);
    var cut = Arrays.copyOf(json, Math.floorMod(at, json.length));
    assertThatThrownBy(() -> read(cut)).isInstanceOf(InvalidReport.class);
  }

  @Provide
  static Arbitrary<Report> reports() {
    return ArbitraryReports.reports();
  }

  @Provide
  static Arbitrary<byte[]> bytes() {
    var syntax =
        Arbitraries.of(
                "{", "}", "[", "]", "\"", ":", ",", "\\", "\\u0000", "\\ud800", "null", "1e999",
                "NaN", "-", "0", " ", "\"a\"", "\n", "/*", "true", "job", "tests")
            .list()
            .ofMaxSize(12)
            .map(pieces -> String.join("", pieces).getBytes(StandardCharsets.UTF_8));
    return Arbitraries.oneOf(syntax, Arbitraries.bytes().array(byte[].class).ofMaxSize(12));
  }

  private static Report read(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Report read(byte[] json) {
    return ReportJson.read(new ByteArrayInputStream(json), NOW);
  }
}
