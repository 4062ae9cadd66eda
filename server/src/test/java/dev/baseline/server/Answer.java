package dev.baseline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server answered.
 *
 * @param status the HTTP status
 * @param headers the answer's headers
 * @param text its body
 */
public record Answer(int status, HttpHeaders headers, String text) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The body as JSON. */
  public JsonNode json() {
    return JSON.readTree(text);
  }

  /** The value at a JSON pointer, as text. */
  public String at(String pointer) {
    return json().at(pointer).asString();
  }

  /** The texts that the items of a list have at a pointer. */
  public List<String> items(String pointer) {
    var texts = new ArrayList<String>();
    json().get("items").forEach(item -> texts.add(item.at(pointer).asString()));
    return texts;
  }

  /** Asserts the status. */
  public Answer is(int expected) {
    assertThat(status).as(text).isEqualTo(expected);
    return this;
  }

  /** Asserts a problem of that status and type, in the form of RFC 9457. */
  public Answer isProblem(int expected, String type) {
    is(expected);
    assertThat(headers.firstValue("Content-Type")).contains("application/problem+json");
    assertThat(at("/type")).isEqualTo("urn:baseline:problem:" + type);
    assertThat(at("/status")).isEqualTo(String.valueOf(expected));
    assertThat(at("/title")).isNotBlank();
    assertThat(at("/detail")).isNotBlank();
    return this;
  }

  /** Asserts that exactly this is refused, by JSON pointer or name of a parameter. */
  public Answer refuses(String... places) {
    var refused = new ArrayList<String>();
    for (JsonNode violation : json().get("violations")) {
      String place = violation.has("pointer") ? "pointer" : "parameter";
      refused.add(violation.get(place).asString());
      assertThat(violation.get("rule").asString()).isNotBlank();
      assertThat(violation.get("mend").asString()).isNotBlank();
    }
    assertThat(refused).containsExactlyInAnyOrder(places);
    return this;
  }
}
