package dev.baseline.server;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Debian's Chromium, and what is wrong with the pages that it shows. */
final class Browser implements AutoCloseable {

  private static final Path CHROMIUM =
      Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"));
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final com.microsoft.playwright.Browser browser =
      playwright
          .chromium()
          .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(ARGUMENTS));

  /** What a page is looked at with. */
  enum Look {
    LIGHT(1440, 900, ColorScheme.LIGHT, true),
    DARK(1440, 900, ColorScheme.DARK, true),
    PHONE(360, 780, ColorScheme.LIGHT, true),
    WITHOUT_SCRIPT(1440, 900, ColorScheme.LIGHT, false);

    private final int width;
    private final int height;
    private final ColorScheme colours;
    private final boolean scripts;

    Look(int width, int height, ColorScheme colours, boolean scripts) {
      this.width = width;
      this.height = height;
      this.colours = colours;
      this.scripts = scripts;
    }

    boolean hasScripts() {
      return scripts;
    }
  }

  /**
   * A page that is shown, and what went wrong so far.
   *
   * @param page the page
   * @param faults errors of scripts, refused loads, and requests to another host
   */
  record Shown(Page page, List<String> faults) implements AutoCloseable {

    /** What axe-core finds, one line each. */
    List<String> barriers() {
      return new AxeBuilder(page)
          .analyze().getViolations().stream()
              .map(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
              .toList();
    }

    /** By how many pixels the page is wider than the window. */
    int overflow() {
      return ((Number)
              page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
          .intValue();
    }

    void keep(String name) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Path.of("target", "screenshots", name + ".png"))
              .setFullPage(true));
    }

    @Override
    public void close() {
      page.context().close();
    }
  }

  /** Shows the page at an address. */
  Shown show(String address, Look look) {
    BrowserContext context =
        browser.newContext(
            new NewContextOptions()
                .setViewportSize(look.width, look.height)
                .setColorScheme(look.colours)
                .setJavaScriptEnabled(look.scripts));
    Page page = context.newPage();
    var faults = new ArrayList<String>();
    page.onConsoleMessage(message -> note(faults, message));
    page.onPageError(faults::add);
    page.onDialog(dialog -> faults.add("dialog: " + dialog.message()));
    page.onRequest(
        request -> {
          if (!request.url().startsWith("http://127.0.0.1:")) {
            faults.add("asks another host: " + request.url());
          }
        });
    page.navigate(address);
    return new Shown(page, faults);
  }

  private static void note(List<String> faults, ConsoleMessage message) {
    if (message.type().equals("error") || message.type().equals("warning")) {
      faults.add(message.text());
    }
  }

  @Override
  public void close() {
    playwright.close();
  }
}
