package dev.baseline.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.baseline.reports.ReportSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The document that describes the API, and what it says of answers. */
final class OpenApi {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final JsonNode document;

  OpenApi() {
    try (var in = Objects.requireNonNull(OpenApi.class.getResourceAsStream("openapi.json"))) {
      document = JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole document. */
  JsonNode document() {
    return document;
  }

  /** Every route that it describes, as {@code GET /path}. */
  SortedSet<String> routes() {
    var routes = new TreeSet<String>();
    document
        .get("paths")
        .forEachEntry(
            (path, item) ->
                item.forEachEntry(
                    (method, _) -> {
                      if (!method.equals("parameters")) {
                        routes.add(method.toUpperCase(Locale.ROOT) + " " + path);
                      }
                    }));
    return routes;
  }

  /** Asserts that a value has a schema of the document. */
  void assertKeeps(JsonNode schema, JsonNode value, String what) {
    var whole = isReport(schema) ? report() : wrapped(schema);
    assertThat(SCHEMAS.getSchema(whole).validate(value)).as(what).isEmpty();
  }

  /** The content that an operation answers with a status: its schema and its example. */
  JsonNode answer(String method, String path, int status) {
    var answer =
        document.get("paths").get(path).get(method).get("responses").get(String.valueOf(status));
    return answer.get("content").get("application/json");
  }

  private ObjectNode wrapped(JsonNode schema) {
    var whole = JSON.createObjectNode();
    whole.put("$ref", "#/schema");
    whole.set("schema", schema);
    whole.set("components", document.get("components"));
    return whole;
  }

  /** Without its name, which would be taken for the place that its references start from. */
  private static ObjectNode report() {
    var schema = (ObjectNode) JSON.readTree(ReportSchema.text());
    schema.remove("$id");
    return schema;
  }

  private static boolean isReport(JsonNode schema) {
    return schema.has("$ref") && schema.get("$ref").asString().equals("/api/v1/schemas/report");
  }
}
