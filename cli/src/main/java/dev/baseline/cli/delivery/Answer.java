package dev.baseline.cli.delivery;

import dev.baseline.cli.delivery.Delivery.Accepted;
import dev.baseline.cli.delivery.Delivery.Overridden;
import dev.baseline.cli.delivery.Delivery.Refused;
import dev.baseline.cli.delivery.Delivery.Violated;
import java.net.URI;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A server's last word, read leniently: whatever is not as expected is left out.
 *
 * @param status the HTTP status
 * @param body the body
 */
record Answer(int status, String body) {

  private static final JsonMapper JSON = new JsonMapper();

  Accepted accepted(URI server) {
    var json = json();
    var overridden =
        json.path("overridden")
            .valueStream()
            .map(
                fact ->
                    new Overridden(
                        text(fact, "pointer"), text(fact, "claimed"), text(fact, "used")))
            .toList();
    var url = text(json.path("job"), "url");
    return new Accepted(url.isEmpty() ? "" : absolute(server, url), overridden);
  }

  private static String absolute(URI server, String url) {
    return url.startsWith("/") ? server.toString().replaceFirst("/+$", "") + url : url;
  }

  Refused refused() {
    var json = json();
    var title = text(json, "title");
    List<Violated> violations =
        json.path("violations")
            .valueStream()
            .map(
                broken ->
                    new Violated(
                        text(broken, "pointer"), text(broken, "rule"), text(broken, "mend")))
            .toList();
    return new Refused(
        status, title.isEmpty() ? "HTTP " + status : title, text(json, "detail"), violations);
  }

  /** The key is not for everyone: it does not follow to another address. */
  Refused moved(String location) {
    return new Refused(
        status, "The server is elsewhere", "Use the address that it names: " + location, List.of());
  }

  private JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  private static String text(JsonNode node, String field) {
    var value = node.path(field);
    return value.isMissingNode() || value.isNull()
        ? ""
        : value.isValueNode() ? value.asString("") : value.toString();
  }
}
