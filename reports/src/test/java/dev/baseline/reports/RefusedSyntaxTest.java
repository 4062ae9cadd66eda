package dev.baseline.reports;

import static dev.baseline.reports.Documents.MINIMAL;
import static dev.baseline.reports.Documents.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.reports.shape.Violation;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not JSON, or more of it than anybody means. */
class RefusedSyntaxTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t", "\uFEFF"})
  void read_empty(String json) {
    assertThat(violations(json))
        .containsExactly(
            new Violation(
                "", "must be a JSON document, but is empty", "send the document as the body"));
  }

  @Test
  void read_cutOff() {
    assertThat(violations("{\"commit\":\n {\"sha\":\"abc"))
        .containsExactly(
            new Violation(
                "/commit/sha",
                "must be complete JSON, but ends at line 2, column 13",
                "send the whole document: it was cut off, or a bracket or quote is missing"));
  }

  @Test
  void read_malformed() {
    assertThat(violations("{\"commit\":\n {\"sha\" \"abcdef0\"}}"))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.pointer()).isEqualTo("/commit");
              assertThat(violation.rule())
                  .startsWith("must be JSON, but is not at line 2, column ");
              assertThat(violation.mend())
                  .isEqualTo("correct it there; a JSON library writes it right");
            });
  }

  @Test
  void read_malformed_keepsEarlierViolations() {
    assertThat(violations("{\"commit\":{\"sha\":1},}"))
        .extracting(Violation::pointer)
        .containsExactly("/commit/sha", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "1", "x", "]"})
  void read_trailingContent(String trailing) {
    assertThat(violations(MINIMAL + "\n" + trailing))
        .singleElement()
        .extracting(Violation::rule)
        .asString()
        .matches("must (end after one JSON value|be JSON), but .* line 2, column .*");
  }

  @Test
  void read_nestedTooDeep() {
    assertThat(violations("{\"job\":" + "[".repeat(100_000)))
        .last()
        .satisfies(
            violation -> assertThat(violation.rule()).startsWith("must be nested at most 16 deep"));
  }

  @Test
  void read_numberTooLong() {
    var json = MINIMAL.replace("\"branch\"", "\"attempt\":" + "1".repeat(101) + ",\"branch\"");
    assertThat(violations(json))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.pointer()).isEqualTo("/run");
              assertThat(violation.rule()).endsWith("and numbers of at most 100 characters");
              assertThat(violation.mend()).startsWith("shorten what stands at line 1, column ");
            });
  }

  @Test
  void read_textFarTooLong() {
    var json = MINIMAL.replace("abcdef0", "a".repeat(1_100_000));
    assertThat(violations(json))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.pointer()).isEqualTo("/commit/sha");
              assertThat(violation.rule()).contains("texts of at most 1,000,000");
            });
  }

  @Test
  void read_nameTooLong() {
    assertThat(violations("{\"" + "a".repeat(2_000) + "\":1}")).last().isNotNull();
  }

  /** Behind as many names as are looked at. */
  @Test
  void read_namesWithOneHash() {
    var sound = IntStream.range(0, 200).mapToObj(i -> "a" + i);
    // To the parser's own hash, 33 * hash + character, it is "Ab" and "BA".
    var alike =
        Documents.textsWithOneHash(1 << 14)
            .map(text -> text.replace("Aa", "Ab").replace("BB", "BA"));
    var fields =
        Stream.concat(sound, alike)
            .map(name -> "\"" + name + "\":\"x\"")
            .collect(Collectors.joining(",", "{", "}"));
    assertThat(violations(Documents.with("environment", fields)))
        .extracting(Violation::rule)
        .containsExactly("must hold 0 to 200 fields, but holds 16,584");
  }

  @Test
  void read_notUtf8() {
    var json = MINIMAL.replace("master", "m\u00E4ster").getBytes(StandardCharsets.ISO_8859_1);
    int column = MINIMAL.indexOf("master") + 2;
    assertThat(violations(json))
        .containsExactly(
            new Violation(
                "/run/branch",
                "must be UTF-8, but is not at line 1, column " + column,
                "encode it as UTF-8"));
  }

  @Test
  void read_utf16() {
    assertThat(violations(MINIMAL.getBytes(StandardCharsets.UTF_16LE))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0xC0, 0xC1, 0xED, 0xF5, 0x80, 0xFE})
  void read_bytesThatAreNeverUtf8(int first) {
    var json = MINIMAL.replace("master", "m??ster").getBytes(StandardCharsets.UTF_8);
    int at = MINIMAL.indexOf("master") + 1;
    json[at] = (byte) first;
    json[at + 1] = (byte) 0xA0;
    assertThat(violations(json)).extracting(Violation::mend).containsExactly("encode it as UTF-8");
  }

  @Test
  void read_notAnObject() {
    assertThat(violations("[]"))
        .containsExactly(
            new Violation("", "must be an object, but is a list", "write it in braces: {…}"));
  }

  @Test
  void read_everythingWrong_stopsAtTwenty() {
    var tests = "{\"name\":1},".repeat(1_000);
    var json = Documents.with("tests", "[" + tests.substring(0, tests.length() - 1) + "]");
    assertThat(violations(json))
        .hasSize(20)
        .last()
        .extracting(Violation::pointer)
        .isEqualTo("/tests/9/outcome");
  }
}
