package dev.baseline.server.builds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.server.database.TestDatabase;
import dev.baseline.server.projects.Project;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LaneStoreTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static Project racket() {
    return Seeds.project(DATABASE, "racket/racket");
  }

  private static Project empty() {
    return Seeds.project(DATABASE, "empty/project");
  }

  private static LaneStore store() {
    return new LaneStore(DATABASE.jdbi());
  }

  @BeforeAll
  static void seed() {
    Seeds.fill(DATABASE);
  }

  @Test
  void lanes_everyConfiguration() {
    assertThat(lanes("duration", Map.of())).hasSize(20);
  }

  @Test
  void lanes_newestJobFirst() {
    var lanes = lanes("duration", Map.of("vm", "3m", "os", "linux", "cc", "gcc", "arch", "x86_64"));

    assertThat(lanes).hasSize(1);
    assertThat(lanes.getFirst().last()).map(Lane.Last::status).contains("running");
  }

  @Test
  void lanes_recentValuesOldestFirst() {
    Lane lane = lanes("size/racket", Map.of("vm", "cs", "os", "linux", "cc", "clang")).getFirst();

    assertThat(lane.recent()).hasSize(Lane.SHOWN).isSorted();
    assertThat(lane.unit()).isEqualTo("B");
  }

  @Test
  void lanes_olderValuesAreThirtyDaysOlder() {
    Lane lane = lanes("size/racket", Map.of("vm", "cs", "os", "linux", "cc", "clang")).getFirst();

    assertThat(lane.older()).hasSize(Lane.MEDIAN_OF);
    assertThat(lane.change())
        .map(change -> change.isClear() && change.fraction() > 0)
        .contains(true);
  }

  @Test
  void lanes_neverPassed() {
    var lanes =
        lanes("duration", Map.of()).stream().filter(lane -> lane.recent().length == 0).toList();

    assertThat(lanes).hasSize(1);
    assertThat(lanes.getFirst().last()).map(Lane.Last::status).contains("fail");
    assertThat(lanes.getFirst().median()).isEmpty();
  }

  @Test
  void lanes_metricThatNobodyReports() {
    assertThat(lanes("no such metric", Map.of()))
        .hasSize(20)
        .allMatch(lane -> lane.median().isEmpty() && lane.last().isPresent());
  }

  @Test
  void lanes_projectWithoutJobs() {
    assertThat(store().lanes(List.of(empty()))).isEmpty();
  }

  @Test
  void lanes_readMeasurementsFromTheIndexAlone() {
    List<String> plan =
        DATABASE
            .jdbi()
            .withHandle(
                handle ->
                    LaneStore.query(
                            handle,
                            "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ",
                            List.of(racket()),
                            List.of("main"),
                            "build",
                            "duration",
                            Map.of(),
                            LaneStore.MOST)
                        .mapTo(String.class)
                        .list());

    assertThat(String.join("\n", plan))
        .contains("Index Only Scan Backward using measurement_pkey on measurement")
        .contains("Index Scan using job_by_configuration on job")
        .doesNotContain("Seq Scan on measurement")
        .doesNotContain("Bitmap Heap Scan on measurement")
        .doesNotContain("Seq Scan on job");
  }

  @Test
  void lanes_noMoreThanAsked() {
    List<String> hashes =
        DATABASE
            .jdbi()
            .withHandle(
                handle ->
                    LaneStore.query(
                            handle,
                            "",
                            List.of(racket(), Seeds.project(DATABASE, "hostile/names")),
                            List.of("main", "<b>\"main\""),
                            "build",
                            "duration",
                            Map.of(),
                            2)
                        .map((row, _) -> row.getString("hash"))
                        .list());

    assertThat(hashes).hasSize(4);
  }

  @Test
  void branches_eachOnce() {
    assertThat(store().branches(racket())).containsExactly("main");
    assertThat(store().branches(empty())).isEmpty();
  }

  private List<Lane> lanes(String metric, Map<String, String> filters) {
    return store().lanes(racket(), "main", "build", metric, filters);
  }
}
