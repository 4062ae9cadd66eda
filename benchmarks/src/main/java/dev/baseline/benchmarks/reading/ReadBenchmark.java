package dev.baseline.benchmarks.reading;

import dev.baseline.benchmarks.load.TestReports;
import dev.baseline.reports.Report;
import dev.baseline.reports.ReportJson;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The reading of one report of 2,000 test results, and the least that any reader of it does. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReadBenchmark {

  static final int TESTS = 2_000;

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  private final byte[] document = new TestReports(TESTS, TestReports.USUAL_DETAILS).document(0, 0);
  private final JsonFactory json = new JsonFactory();

  /** All that the server does with the bytes before it stores them. */
  @Benchmark
  public Report report() {
    return ReportJson.read(new ByteArrayInputStream(document), NOW);
  }

  /** Jackson's tokens, without their texts. */
  @Benchmark
  public int tokens() {
    int count = 0;
    try (var parser =
        json.createParser(ObjectReadContext.empty(), new ByteArrayInputStream(document))) {
      while (parser.nextToken() != null) {
        count++;
      }
    }
    return count;
  }

  /** Jackson's tokens, with the texts of values and the numbers. */
  @Benchmark
  public double texts() {
    double sum = 0;
    try (var parser =
        json.createParser(ObjectReadContext.empty(), new ByteArrayInputStream(document))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          sum += parser.getString().length();
        } else if (token.isNumeric()) {
          sum += parser.getDoubleValue();
        }
      }
    }
    return sum;
  }
}
