package dev.baseline.server.http;

import dev.baseline.reports.ReportSchema;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The routes by which the API describes itself: its OpenAPI document and the schema of reports. */
public final class DescriptionApi {

  private static final String OPENAPI = "openapi.json";

  private final byte[] openApi = read();
  private final byte[] reportSchema = ReportSchema.text().getBytes(StandardCharsets.UTF_8);

  /** Registers the routes. */
  public void register(HttpRules routing) {
    routing.get("/api/v1/openapi.json", (request, response) -> send(request, response, openApi));
    routing.get(
        "/api/v1/schemas/report", (request, response) -> send(request, response, reportSchema));
  }

  private static void send(ServerRequest request, ServerResponse response, byte[] description) {
    response.header(HeaderNames.CACHE_CONTROL, "public, max-age=300");
    Responses.json(request, response, Status.OK_200, description);
  }

  private static byte[] read() {
    try (var document =
        Objects.requireNonNull(DescriptionApi.class.getResourceAsStream(OPENAPI), OPENAPI)) {
      return document.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
