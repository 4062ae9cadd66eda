package dev.baseline.server.pages;

import dev.baseline.server.http.Json;
import gg.jte.Content;
import gg.jte.TemplateOutput;

/** Data for a script, as JSON that may stand in a {@code script} element. */
public final class JsonBlock implements Content {

  private final String json;

  private JsonBlock(String json) {
    this.json = json;
  }

  /** The block that holds {@code value}. */
  public static JsonBlock of(Object value) {
    // Within JSON these characters stand in texts alone, where an escape means the same. Without
    // them no text can end the element or open a comment in it.
    return new JsonBlock(
        Json.text(value).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"));
  }

  @Override
  public void writeTo(TemplateOutput output) {
    output.writeContent(json);
  }

  @Override
  public String toString() {
    return json;
  }
}
