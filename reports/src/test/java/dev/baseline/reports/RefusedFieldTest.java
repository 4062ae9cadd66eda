package dev.baseline.reports;

import static dev.baseline.reports.Documents.MINIMAL;
import static dev.baseline.reports.Documents.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.reports.shape.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields that are unknown, missing, written twice or of the wrong kind. */
class RefusedFieldTest {

  @Test
  void read_unknownField() {
    assertThat(violations(MINIMAL.replace("\"branch\"", "\"colour\":{\"a\":[1]},\"branch\"")))
        .containsExactly(
            new Violation(
                "/run/colour",
                "must not be there: no field has this name",
                "remove it; the fields here are provider, id, attempt, branch, trigger,"
                    + " pullRequest, url"));
  }

  @ParameterizedTest
  @CsvSource({"completed_at,completedAt", "Name,name", "confguration,configuration"})
  void read_unknownField_nearOne(String written, String meant) {
    assertThat(violations(MINIMAL.replace("\"job\":{", "\"job\":{\"" + written + "\":1,")))
        .containsExactly(
            new Violation(
                "/job/" + written,
                "must not be there: no field has this name",
                "did you mean \"" + meant + "\"?"));
  }

  @Test
  void read_unknownField_withCharactersOfPointers() {
    assertThat(violations(MINIMAL.replace("\"sha\"", "\"a/b~c\":1,\"sha\"")))
        .extracting(Violation::pointer)
        .containsExactly("/commit/a~1b~0c");
  }

  @Test
  void read_unknownField_thatHarmsWhoShowsIt() {
    assertThat(violations(MINIMAL.replace("\"sha\"", "\"\\u0000\\u202e\":1,\"sha\"")))
        .extracting(Violation::pointer)
        .containsExactly("/commit/\uFFFD\uFFFD");
  }

  @Test
  void read_unknownField_withHalfOfASurrogatePair() {
    assertThat(violations(MINIMAL.replace("\"sha\"", "\"\\ud800\":1,\"sha\"")))
        .singleElement()
        .extracting(Violation::rule)
        .asString()
        .contains("surrogate pair");
  }

  @Test
  void read_missingFields() {
    assertThat(violations(MINIMAL.replace("\"provider\":\"github\",\"id\":\"1\",", "")))
        .containsExactly(
            new Violation(
                "/run/provider",
                "must be there",
                "add it: The CI system: github, gitlab, jenkins, local or another."),
            new Violation(
                "/run/id",
                "must be there",
                "add it: The provider's name for the run, unique within provider and project."));
  }

  @Test
  void read_fieldTwice() {
    assertThat(violations(MINIMAL.replace("\"branch\"", "\"id\":\"2\",\"branch\"")))
        .containsExactly(
            new Violation(
                "/run/id", "must be written once, but is written again", "remove all but one"));
  }

  @Test
  void read_axisTwice() {
    assertThat(violations(MINIMAL.replace("{\"os\"", "{\"os\":\"mac\",\"os\"")))
        .containsExactly(
            new Violation(
                "/job/configuration/os",
                "must be written once, but is written again",
                "remove all but one"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|a number|write it in double quotes",
        "true|true or false|write it in double quotes",
        "null|null|leave it out, or give it a value",
        "[1,[2]]|a list|write it in double quotes",
        "{\"a\":{}}|an object|write it in double quotes"
      })
  void read_notAText(String value, String got, String mend) {
    assertThat(violations(MINIMAL.replace("\"master\"", value)))
        .containsExactly(new Violation("/run/branch", "must be a text, but is " + got, mend));
  }

  @Test
  void read_notANumber() {
    assertThat(violations(MINIMAL.replace("\"branch\"", "\"attempt\":\"1\",\"branch\"")))
        .containsExactly(
            new Violation(
                "/run/attempt",
                "must be a number, but is a text",
                "write it as digits, without quotes"));
  }

  @Test
  void read_notAList() {
    assertThat(violations(Documents.with("steps", "{}")))
        .containsExactly(
            new Violation(
                "/steps", "must be a list, but is an object", "write it in brackets: […]"));
  }

  @Test
  void read_notAMap() {
    assertThat(violations(MINIMAL.replace("{\"os\":\"linux\"}", "\"linux\"")))
        .containsExactly(
            new Violation(
                "/job/configuration",
                "must be an object, but is a text",
                "write it in braces: {…}"));
  }

  @Test
  void read_unknownKind() {
    var json = MINIMAL.replace("\"status\"", "\"kind\":\"compile\",\"status\"");
    assertThat(violations(json))
        .containsExactly(
            new Violation(
                "/job/kind",
                "must be one of build, test, benchmark, fuzz",
                "write \"build\" for a job that compiles"));
  }

  @Test
  void read_statusNearOne() {
    assertThat(violations(MINIMAL.replace("\"pass\"", "\"Passe\"")))
        .containsExactly(
            new Violation(
                "/job/status",
                "must be one of queued, running, pass, fail, error, timeout, cancelled, skipped",
                "did you mean \"pass\"?"));
  }
}
