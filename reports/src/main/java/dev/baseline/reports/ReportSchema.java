package dev.baseline.reports;

import java.io.StringWriter;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * The published JSON Schema (draft 2020-12) of a report. It comes from the description that {@link
 * ReportJson} reads by: what the schema refuses, the reader refuses. The reader also holds to what
 * a schema cannot say, such as the order of times, which stands in the schema's comments.
 */
public final class ReportSchema {

  /** The schema's name, relative to where it is published. */
  public static final String ID = "report.schema.json";

  private ReportSchema() {}

  /** The schema, indented, ending with a line feed. */
  public static String text() {
    var text = new StringWriter();
    try (var schema = JsonFactory.builder().build().createGenerator(new Indented(), text)) {
      schema.writeStartObject();
      schema.writeStringProperty("$schema", "https://json-schema.org/draft/2020-12/schema");
      schema.writeStringProperty("$id", ID);
      schema.writeStringProperty("title", "A report to Baseline, version 1");
      schema.writeStringProperty(
          "description",
          "What one CI job did: sent as " + Report.MEDIA_TYPE + ", in UTF-8, no name twice.");
      ReportJson.DOCUMENT.describe(schema);
      schema.writeObjectPropertyStart("$defs");
      ReportValues.DEFINED.forEach(defined -> defined.define(schema));
      schema.writeEndObject();
      schema.writeArrayPropertyStart("examples");
      ReportJson.DOCUMENT.write(ExampleReport.REPORT, schema);
      schema.writeEndArray();
      schema.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static final class Indented extends ObjectWriteContext.Base {

    @Override
    public PrettyPrinter getPrettyPrinter() {
      var indenter = new DefaultIndenter("  ", "\n");
      return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
