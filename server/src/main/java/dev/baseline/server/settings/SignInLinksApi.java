package dev.baseline.server.settings;

import dev.baseline.server.access.Access;
import dev.baseline.server.access.SignInLinks;
import dev.baseline.server.http.PublicUrl;
import dev.baseline.server.http.Query;
import dev.baseline.server.http.Responses;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** The route by which the operator makes a link that signs a person in, once. */
public final class SignInLinksApi {

  private final Access access;
  private final SignInLinks links;
  private final PublicUrl url;

  /**
   * @param access says who is the operator
   * @param links makes the links
   * @param url where the links lead
   */
  public SignInLinksApi(Access access, SignInLinks links, PublicUrl url) {
    this.access = access;
    this.links = links;
    this.url = url;
  }

  /** Registers the route. */
  public void register(HttpRules routing) {
    routing.post("/api/v1/sign-in-links", this::create);
  }

  private record Link(String url) {}

  private void create(ServerRequest request, ServerResponse response) {
    access.operator(request);
    Query.of(request);
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    Responses.json(
        request, response, Status.CREATED_201, new Link(url.of(request) + links.create()));
  }
}
