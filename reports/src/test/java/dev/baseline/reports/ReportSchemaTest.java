package dev.baseline.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportSchemaTest {

  private static final Path PUBLISHED = Path.of("../docs/" + ReportSchema.ID);

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(
              SchemaLocation.of("https://ci.example.org/" + ReportSchema.ID),
              MAPPER.readTree(ReportSchema.text()));

  /** The rules of the reader that a schema has no words for; everything else it must say too. */
  private static final List<String> BEYOND_SCHEMAS =
      List.of(
          "must be a time that exists",
          "must not be in the future",
          "must not be before ",
          "must not be after ",
          "must be there, for the status ",
          "must not be there, for the status ",
          "must be empty while the job is ",
          "must not reach into the future",
          "must be the name of an earlier step",
          "must be measured once",
          "must be sent once",
          "must be Unicode");

  @Test
  void text_isPublished() throws IOException {
    if (Boolean.getBoolean("schema.rewrite")) {
      Files.createDirectories(PUBLISHED.getParent());
      Files.writeString(PUBLISHED, ReportSchema.text());
    }
    assertThat(PUBLISHED)
        .as(
            "the published schema; if the change is wanted, write it anew with"
                + " mvn test -pl reports -Dtest=ReportSchemaTest -Dschema.rewrite=true")
        .hasContent(ReportSchema.text());
  }

  @Test
  void text_keepsItsMetaschema() {
    var metaschema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(metaschema.validate(MAPPER.readTree(ReportSchema.text()))).isEmpty();
  }

  @Test
  void text_describesEveryField() {
    assertThat(withoutDescription(MAPPER.readTree(ReportSchema.text()), "")).isEmpty();
  }

  @Test
  void text_example_isValid() {
    var example = MAPPER.readTree(ReportSchema.text()).get("examples").get(0);
    assertThat(SCHEMA.validate(example)).isEmpty();
    assertThat(Documents.violations(MAPPER.writeValueAsBytes(example))).isEmpty();
  }

  @Property(tries = 100, seed = "1")
  void schema_validReport(@ForAll("reports") Report report) {
    assertThat(SCHEMA.validate(MAPPER.readTree(ReportJson.write(report)))).isEmpty();
  }

  /** Neither the reader nor the schema is stricter, but for what a schema cannot say. */
  @Property(tries = 800, seed = "2")
  void schema_oneFieldChanged_agreesWithReader(
      @ForAll("reports") Report report, @ForAll int place, @ForAll("changes") Change change) {
    var document = MAPPER.readTree(ReportJson.write(report));
    var places = Change.places(document);
    change.apply(places.get(Math.floorMod(place, places.size())));

    var refusals = Documents.violations(MAPPER.writeValueAsBytes(document));
    var errors = SCHEMA.validate(document);

    if (errors.isEmpty()) {
      assertThat(refusals)
          .as(document.toString())
          .allMatch(refusal -> BEYOND_SCHEMAS.stream().anyMatch(refusal.rule()::startsWith));
    } else {
      assertThat(refusals).as("%s for %s", errors, document).isNotEmpty();
    }
  }

  @Provide
  static Arbitrary<Report> reports() {
    return ArbitraryReports.reports();
  }

  @Provide
  static Arbitrary<Change> changes() {
    var values =
        Arbitraries.of(
                "null",
                "true",
                "0",
                "1",
                "-1",
                "0.5",
                "2.0",
                "10001",
                "2678400",
                "2678401",
                "1e18",
                "9007199254740992",
                "\"\"",
                "\" x\"",
                "\"x\\u00a0\"",
                "\"<b>\"",
                "\"a<b\"",
                "\"\\u0000\"",
                "\"\\u202e\"",
                "\"a\\tb\"",
                "\"x\"",
                "\"pass\"",
                "\"Pass\"",
                "\"1999-12-31T23:59:59Z\"",
                "\"2026-01-01T00:00:00\"",
                "\"2026-01-01 00:00:00Z\"",
                "\"2026-01-01T00:00:00.123456789-05:00\"",
                "\"ftp://x\"",
                "\"https://x\"",
                "\"https://x y\"",
                "\"ABCDEF0\"",
                "\"a/b\"",
                "[]",
                "[1]",
                "[{}]",
                "{}",
                "{\"OS\":\"x\"}",
                "{\"os\":\"\"}",
                "{\"os\":\"x\"}",
                "{\"os\":1}",
                "\"" + "x".repeat(21) + "\"",
                "\"" + "x".repeat(101) + "\"",
                "\"" + "x".repeat(201) + "\"",
                "\"" + "x".repeat(501) + "\"",
                "\"" + "x".repeat(4_001) + "\"",
                "\"" + "x".repeat(65_537) + "\"")
            .map(MAPPER::readTree);
    return Arbitraries.oneOf(
        values.map(Change.Replace::new),
        Arbitraries.just(new Change.Remove()),
        Arbitraries.just(new Change.AddUnknown()));
  }

  private static List<String> withoutDescription(JsonNode schema, String at) {
    var missing = new ArrayList<String>();
    schema
        .path("properties")
        .properties()
        .forEach(
            field -> {
              var place = at + "/" + field.getKey();
              if (!field.getValue().path("description").asString("").endsWith(".")) {
                missing.add(place);
              }
              missing.addAll(withoutDescription(field.getValue(), place));
              missing.addAll(withoutDescription(field.getValue().path("items"), place));
            });
    return missing;
  }
}
