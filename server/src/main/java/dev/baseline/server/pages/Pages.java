package dev.baseline.server.pages;

import dev.baseline.server.access.Identity;
import dev.baseline.server.http.Responses;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.util.Map;

/** The renderer of pages, from templates that were compiled with the program. */
public final class Pages {

  private static final String TEMPLATES = "dev.baseline.server.templates";

  private final TemplateEngine engine;
  private final Assets assets;
  private final Clock clock;

  /**
   * @param assets the files that pages load
   * @param clock the time that relative times are relative to
   */
  public Pages(Assets assets, Clock clock) {
    this(
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), TEMPLATES),
        assets,
        clock);
  }

  Pages(TemplateEngine engine, Assets assets, Clock clock) {
    this.engine = engine;
    this.assets = assets;
    this.clock = clock;
  }

  /** Answers a request with a page. */
  public void send(ServerRequest request, ServerResponse response, Identity identity, Page page) {
    Responses.html(request, response, Status.OK_200, render(identity, page));
  }

  /** The HTML of a page, as {@code identity} sees it. */
  public String render(Identity identity, Page page) {
    var frame =
        new Frame(page.title(), page.project(), page.crumbs(), identity, clock.instant(), assets);
    var output = new StringOutput(32 * 1_024);
    engine.render(page.template() + ".jte", Map.of("frame", frame, "model", page.model()), output);
    return output.toString();
  }
}
