package dev.baseline.server.builds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.server.database.TestDatabase;
import dev.baseline.server.projects.Project;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HistoryStoreTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  @BeforeAll
  static void seed() {
    Seeds.fill(DATABASE);
  }

  @Test
  void configurations_byTheStartOfTheHash() {
    String hash = Seeds.configuration(DATABASE, "cs", "linux", "x86_64", "gcc");

    assertThat(store().configurations(project(), hash.substring(0, 8)))
        .extracting(HistoryStore.Found::hash)
        .containsExactly(hash);
  }

  @Test
  void configurations_ofAnotherProject() {
    String hash = Seeds.hostileConfiguration(DATABASE);

    assertThat(store().configurations(project(), hash)).isEmpty();
  }

  @Test
  void points_newestFirstAndNoMoreThanAsked() {
    var points = store().points(project(), duration(), query(Map.of("last", "30")));

    assertThat(points)
        .hasSize(30)
        .isSortedAccordingTo(Comparator.comparing(Observation::at).reversed());
  }

  @Test
  void points_withinTheDaysThatAreAskedFor() {
    var points =
        store()
            .points(project(), duration(), query(Map.of("from", "2026-11-01", "to", "2026-11-02")));

    assertThat(points)
        .isNotEmpty()
        .allMatch(point -> !point.at().isBefore(Instant.parse("2026-11-01T00:00:00Z")))
        .allMatch(point -> point.at().isBefore(Instant.parse("2026-11-03T00:00:01Z")));
  }

  @Test
  void failures_haveNoValue() {
    var failures =
        store()
            .failures(
                project(), found().id(), "main", duration(), Instant.EPOCH, Seeds.CLOCK.instant());

    assertThat(failures)
        .isNotEmpty()
        .allMatch(job -> job.value().isEmpty() && !job.status().equals("pass"));
  }

  @Test
  void stepOrder_asTheyRan() {
    long job = store().points(project(), duration(), query(Map.of())).getFirst().jobId();

    assertThat(store().stepOrder(project(), job))
        .containsExactly(
            "checkout",
            "configure",
            "compile the virtual machine",
            "compile the collections",
            "install");
  }

  private static HistoryStore store() {
    return new HistoryStore(DATABASE.jdbi());
  }

  private static Project project() {
    return Seeds.project(DATABASE, "racket/racket");
  }

  private static HistoryStore.Found found() {
    return store()
        .configurations(project(), Seeds.configuration(DATABASE, "cs", "linux", "x86_64", "gcc"))
        .getFirst();
  }

  private static Series duration() {
    List<Series> series = store().series(project(), found().id(), "main");
    return series.stream().filter(one -> one.metric().equals("duration")).findFirst().orElseThrow();
  }

  private static HistoryQuery query(Map<String, String> parameters) {
    return HistoryQuery.of(new Parameters(parameters), "/");
  }
}
