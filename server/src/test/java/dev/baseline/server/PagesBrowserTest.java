package dev.baseline.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.baseline.server.builds.Seeds;
import dev.baseline.server.database.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("browser")
class PagesBrowserTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static Map<String, String> paths = Map.of();
  private static List<AutoCloseable> open = List.of();
  private static String address = "";

  @BeforeAll
  static void start() {
    Seeds.fill(DATABASE);
    var server = PagesServer.start(DATABASE.jdbi(), Seeds.CLOCK);
    open = List.of(server, new Browser());
    address = server.address();
    String racket = "/projects/racket/racket";
    String hostile = "/projects/hostile/names";
    String hash = Seeds.configuration(DATABASE, "cs", "linux", "x86_64", "gcc");
    paths =
        Map.ofEntries(
            Map.entry("projects", "/"),
            Map.entry("matrix", racket),
            Map.entry("matrix-of-memory", racket + "?rows=arch&columns=cc&metric=peak-memory"),
            Map.entry("matrix-empty", "/projects/empty/project"),
            Map.entry("matrix-hostile", hostile),
            Map.entry("configuration", racket + "/configurations/" + hash),
            Map.entry(
                "configuration-by-time",
                racket + "/configurations/" + hash.substring(0, 8) + "?x=time&y=zero&last=500"),
            Map.entry(
                "configuration-hostile",
                hostile + "/configurations/" + Seeds.hostileConfiguration(DATABASE)),
            Map.entry("job", racket + "/jobs/" + Seeds.job(DATABASE, "racket/racket", "pass")),
            Map.entry(
                "job-failed", racket + "/jobs/" + Seeds.job(DATABASE, "racket/racket", "fail")),
            Map.entry(
                "job-hostile", hostile + "/jobs/" + Seeds.job(DATABASE, "hostile/names", "fail")),
            Map.entry("run", racket + "/runs/" + Seeds.run(DATABASE, "racket/racket")),
            Map.entry("run-hostile", hostile + "/runs/" + Seeds.run(DATABASE, "hostile/names")));
  }

  @AfterAll
  static void stop() throws Exception {
    for (var opened : open.reversed()) {
      opened.close();
    }
  }

  private static Browser.Shown show(String path, Browser.Look look) {
    return ((Browser) open.getLast()).show(address + path, look);
  }

  static Stream<Arguments> everyPageAndLook() {
    return Stream.of(
            "projects",
            "matrix",
            "matrix-of-memory",
            "matrix-empty",
            "matrix-hostile",
            "configuration",
            "configuration-by-time",
            "configuration-hostile",
            "job",
            "job-failed",
            "job-hostile",
            "run",
            "run-hostile")
        .flatMap(name -> Stream.of(Browser.Look.values()).map(look -> Arguments.of(name, look)));
  }

  @ParameterizedTest
  @MethodSource("everyPageAndLook")
  void page_soundInEveryLook(String name, Browser.Look look) {
    try (var shown = show(paths.getOrDefault(name, ""), look)) {
      shown.keep(name + "-" + look.name().toLowerCase(Locale.ROOT).replace('_', '-'));

      assertThat(shown.page().locator("h1").count()).isEqualTo(1);
      assertThat(shown.faults()).isEmpty();
      assertThat(shown.overflow()).isNotPositive();
      if (look.hasScripts()) {
        assertThat(shown.barriers()).isEmpty();
      }
    }
  }

  @Test
  void matrix_hostileNamesAreText() {
    try (var shown = show("/projects/hostile/names", Browser.Look.LIGHT)) {
      assertThat(shown.page().locator("table").innerText())
          .contains("<script>alert(1)</script>")
          .contains("</script><img src=x onerror=alert(2)>")
          .contains("\"quoted\" & 'single'");
      assertThat(shown.page().locator("table img").count()).isZero();
    }
  }

  @Test
  void job_addressThatIsNoWebAddressIsNoLink() {
    try (var shown = show(paths.getOrDefault("job-hostile", ""), Browser.Look.LIGHT)) {
      assertThat(shown.page().locator("a[href^='javascript']").count()).isZero();
    }
  }

  @Test
  void matrix_choosingAnAxisChangesTheAddress() {
    try (var shown = show("/projects/racket/racket", Browser.Look.LIGHT)) {
      shown.page().selectOption("select[name=rows]", "arch");
      shown.page().waitForURL("**rows=arch**");

      assertThat(shown.page().locator("tbody th").allInnerTexts())
          .containsExactly("aarch64", "riscv64", "x86_64");
    }
  }

  @Test
  void matrix_missingCombinationIsSaid() {
    try (var shown = show("/projects/racket/racket", Browser.Look.WITHOUT_SCRIPT)) {
      assertThat(shown.page().locator("td.missing").allInnerTexts()).containsExactly("no job");
    }
  }

  @Test
  void configuration_keyboardWalksThePoints() {
    try (var shown = show(paths.getOrDefault("configuration", ""), Browser.Look.LIGHT)) {
      Locator plot = shown.page().locator("[data-plot]");
      plot.focus();
      shown.page().keyboard().press("End");
      String last = shown.page().locator("[data-readout]").innerText();
      shown.page().keyboard().press("ArrowLeft");

      assertThat(last).contains("%").contains("environment");
      assertThat(shown.page().locator("[data-readout]").innerText()).isNotEqualTo(last);
      shown.page().keyboard().press("Enter");
      shown.page().waitForURL("**/jobs/*");
    }
  }

  @Test
  void configuration_draggingZoomsAndTheAddressFollows() {
    try (var shown = show(paths.getOrDefault("configuration", ""), Browser.Look.LIGHT)) {
      shown
          .page()
          .locator("[data-plot] canvas")
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
      var box = shown.page().locator("[data-plot]").boundingBox();
      shown.page().mouse().move(box.x + box.width * 0.4, box.y + 100);
      shown.page().mouse().down();
      shown.page().mouse().move(box.x + box.width * 0.7, box.y + 120);
      shown.page().mouse().up();
      shown.page().waitForURL("**from=**to=**");

      assertThat(shown.page().locator(".lead").innerText()).doesNotContain("100 points");
      var zoomed = shown.page().locator("[data-plot]").boundingBox();
      shown.page().mouse().dblclick(zoomed.x + zoomed.width * 0.5, zoomed.y + 30);
      shown.page().waitForURL(url -> !url.contains("from="));
    }
  }

  @Test
  void theme_rememberedByTheSwitch() {
    try (var shown = show("/projects/racket/racket", Browser.Look.LIGHT)) {
      shown.page().selectOption("#theme", "dark");
      shown.page().reload();

      assertThat(shown.page().evaluate("() => document.documentElement.dataset.theme"))
          .isEqualTo("dark");
      shown.page().selectOption("#theme", "");
      shown.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      assertThat(shown.page().evaluate("() => getComputedStyle(document.body).backgroundColor"))
          .isEqualTo("rgb(20, 23, 26)");
    }
  }

  @Test
  void unknown_saysWhatToDo() {
    try (var shown = show("/projects/secret/project", Browser.Look.DARK)) {
      assertThat(shown.page().locator("main").innerText()).contains("or it is private", "Sign in");
      assertThat(shown.barriers()).isEmpty();
    }
  }
}
