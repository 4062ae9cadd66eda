package dev.baseline.reports;

import static dev.baseline.reports.Documents.MINIMAL;
import static dev.baseline.reports.Documents.violations;
import static dev.baseline.reports.Documents.with;
import static dev.baseline.reports.Documents.withTest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.reports.shape.Violation;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single values that break their rules. */
class RefusedValueTest {

  @ParameterizedTest
  @CsvSource({
    "\\u0007,U+0007",
    "\\u0000,U+0000",
    "\\u007f,U+007F",
    "\\u0085,U+0085",
    "\\u202e,U+202E",
    "\\u2066,U+2066",
    "a\\nb,U+000A"
  })
  void read_controlCharacterInName(String escaped, String shown) {
    assertThat(violations(MINIMAL.replace("\"master\"", "\"a" + escaped + "\"")))
        .containsExactly(
            new Violation("/run/branch", "must not hold control characters", "remove " + shown));
  }

  @ParameterizedTest
  @ValueSource(strings = {" a", "a ", "\u00A0a", "a\u3000", " "})
  void read_spaceAroundName(String name) {
    assertThat(violations(MINIMAL.replace("master", name)))
        .containsExactly(
            new Violation(
                "/run/branch",
                "must not begin or end with white space",
                "remove the white space around it"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<b>", "a</b", "x <!--", "<<i"})
  void read_tagInName(String name) {
    assertThat(violations(MINIMAL.replace("master", name)))
        .containsExactly(
            new Violation(
                "/run/branch",
                "must not hold an HTML tag",
                "write it without \"<\" before a letter, \"/\" or \"!\""));
  }

  @ParameterizedTest
  @CsvSource({
    "master,/run/branch",
    "linux,/job/configuration/os",
    "build,/job/name",
    "github,/run/provider"
  })
  void read_tag_inWhateverIsShown(String replaced, String pointer) {
    assertThat(violations(MINIMAL.replace("\"" + replaced + "\"", "\"<script>\"")))
        .extracting(Violation::pointer)
        .containsExactly(pointer);
  }

  @Test
  void read_emptyName() {
    assertThat(violations(MINIMAL.replace("master", "")))
        .containsExactly(
            new Violation(
                "/run/branch",
                "must have 1 to 200 characters, but has 0",
                "give it a value, or leave it out if it may be absent"));
  }

  @Test
  void read_longName_inCodePoints() {
    assertThat(violations(MINIMAL.replace("master", "😀".repeat(201))))
        .containsExactly(
            new Violation(
                "/run/branch",
                "must have 1 to 200 characters, but has 201",
                "cut it to 200 characters"));
  }

  @Test
  void read_longDetails() {
    var test = "{\"name\":\"a\",\"outcome\":\"fail\",\"details\":\"" + "x".repeat(65_537) + "\"}";
    assertThat(violations(withTest(test)))
        .containsExactly(
            new Violation(
                "/tests/0/details",
                "must have at most 65,536 characters, but has 65,537",
                "cut it to 65,536 characters"));
  }

  @Test
  void read_nulInFreeText() {
    var test = "{\"name\":\"a\\u0000\",\"outcome\":\"pass\"}";
    assertThat(violations(withTest(test)))
        .containsExactly(new Violation("/tests/0/name", "must not hold U+0000", "remove it"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\udc00", "\\udc00\\ud800", "a\\ud83dz"})
  void read_halfOfASurrogatePair(String escaped) {
    assertThat(violations(MINIMAL.replace("master", escaped)))
        .containsExactly(
            new Violation(
                "/run/branch",
                "must be Unicode, but holds half of a surrogate pair",
                "escape a character beyond U+FFFF as two \\u escapes, or write it as UTF-8"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"racket", "racket/", "/racket", "a/b/c", "../b", "a/<b>", "a b/c"})
  void read_project(String project) {
    assertThat(violations(with("project", "\"" + project + "\"")))
        .containsExactly(
            new Violation(
                "/project",
                "must be a repository as owner/name",
                "write it like \"racket/racket\": letters, digits, \".\", \"_\" and \"-\""));
  }

  @Test
  void read_shaInUpperCase() {
    assertThat(violations(MINIMAL.replace("abcdef0", "ABCDEF0")))
        .containsExactly(
            new Violation(
                "/commit/sha",
                "must be lower-case hexadecimal digits",
                "write what `git rev-parse HEAD` prints"));
  }

  @Test
  void read_shaTooShort() {
    assertThat(violations(MINIMAL.replace("abcdef0", "abcdef")))
        .extracting(Violation::rule)
        .containsExactly("must have 7 to 64 characters, but has 6");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://a",
        "javascript:alert(1)",
        "//a",
        "https://",
        "https://a b",
        "https://a<b",
        "HTTP://a",
        "https://a\\\"b",
        "https://ä"
      })
  void read_url(String url) {
    assertThat(violations(MINIMAL.replace("\"branch\"", "\"url\":\"" + url + "\",\"branch\"")))
        .containsExactly(
            new Violation(
                "/run/url",
                "must be a URL with http or https",
                "write it like \"https://ci.example.org/runs/1\", spaces and non-ASCII as %XX"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"OS", "1os", "_os", "o s", "ö"})
  void read_axis(String axis) {
    assertThat(violations(MINIMAL.replace("\"os\"", "\"" + axis + "\"")))
        .containsExactly(
            new Violation(
                "/job/configuration/" + axis,
                "must be named with a-z, 0-9, \"_\", \".\" and \"-\", a letter first",
                "rename it to something like \"os\" or \"tool.gcc\""));
  }

  @Test
  void read_noAxes() {
    assertThat(violations(MINIMAL.replace("{\"os\":\"linux\"}", "{}")))
        .containsExactly(
            new Violation(
                "/job/configuration", "must hold 1 to 32 fields, but holds 0", "name at least 1"));
  }

  @Test
  void read_tooManyAttributes() {
    var attributes =
        IntStream.rangeClosed(1, 201)
            .mapToObj(i -> "\"a" + i + "\":\"x\"")
            .collect(Collectors.joining(",", "{", "}"));
    assertThat(violations(with("environment", attributes)))
        .containsExactly(
            new Violation(
                "/environment",
                "must hold 0 to 200 fields, but holds 201",
                "send the most important ones"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "10001", "99999999999999999999999", "1e300"})
  void read_attempt_outOfRange(String attempt) {
    assertThat(violations(MINIMAL.replace("\"branch\"", "\"attempt\":" + attempt + ",\"branch\"")))
        .containsExactly(
            new Violation(
                "/run/attempt",
                "must be a whole number from 1 to 10,000",
                "write a number from 1 to 10000"));
  }

  @Test
  void read_attempt_withFraction() {
    assertThat(violations(MINIMAL.replace("\"branch\"", "\"attempt\":1.5,\"branch\"")))
        .containsExactly(
            new Violation("/run/attempt", "must be a whole number", "write it without a fraction"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e999", "-1e999"})
  void read_valueNotFinite(String value) {
    assertThat(violations(with("measurements", "[{\"metric\":\"a\",\"value\":" + value + "}]")))
        .containsExactly(
            new Violation(
                "/measurements/0/value",
                "must be a finite number, but is " + value,
                "write a number between -1.7e308 and 1.7e308, or leave out what could not be"
                    + " measured"));
  }

  @ParameterizedTest
  @CsvSource({
    "-0.001,measure with a clock that never goes back",
    "2678401,'write seconds, not millis'"
  })
  void read_seconds_outOfRange(String seconds, String mend) {
    var test = "{\"name\":\"a\",\"outcome\":\"pass\",\"seconds\":" + seconds + "}";
    assertThat(violations(withTest(test)))
        .containsExactly(
            new Violation(
                "/tests/0/seconds", "must be from 0 to 2,678,400 seconds (31 days)", mend));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e-999999999", "1e-400", "-0.0"})
  void read_seconds_closeToNothing(String seconds) {
    var test = "{\"name\":\"a\",\"outcome\":\"pass\",\"seconds\":" + seconds + "}";
    assertThat(violations(withTest(test))).isEmpty();
  }
}
