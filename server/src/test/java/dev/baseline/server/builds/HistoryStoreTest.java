package dev.baseline.server.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baseline.server.database.TestDatabase;
import dev.baseline.server.http.Query;
import dev.baseline.server.projects.Project;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
  void points_ofAJobThatFailedAfterItMeasuredSayThatItFailed() {
    var found = hostile();
    var series = series(found, "<metric> \"x\"");
    long job = measureInAJobThatFailed(found, series);

    assertThat(store().points(hostileProject(), series, query(Map.of())))
        .filteredOn(point -> point.jobId() == job)
        .extracting(Observation::status)
        .containsExactly("fail");
  }

  @Test
  void failures_withoutThoseThatHaveAPoint() {
    var found = hostile();
    var series = series(found, "<metric> \"x\"");
    long job = measureInAJobThatFailed(found, series);

    assertThat(failures(found, series)).doesNotContain(job);
    assertThat(failures(found, series(found, "duration"))).contains(job);
  }

  @Test
  void steps_theSmallestAreOneWhereThereAreMany() {
    var jobs = store().points(project(), duration(), query(Map.of("last", "20")));
    var all = store().steps(project(), found().id(), "main", duration(), jobs, 5);
    var three = store().steps(project(), found().id(), "main", duration(), jobs, 3);

    assertThat(all)
        .extracting(HistoryStore.StepTimes::name)
        .contains("compile the collections", "install")
        .doesNotContain("");
    assertThat(three).hasSize(3).extracting(HistoryStore.StepTimes::name).contains("");
    assertThat(sum(three)).isCloseTo(sum(all), within(1e-6));
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
    List<Series> series = store().series(project(), found().id(), "main", "duration");
    return series.stream().filter(one -> one.metric().equals("duration")).findFirst().orElseThrow();
  }

  private static Project hostileProject() {
    return Seeds.project(DATABASE, "hostile/names");
  }

  private static HistoryStore.Found hostile() {
    return store()
        .configurations(hostileProject(), Seeds.hostileConfiguration(DATABASE))
        .getFirst();
  }

  private static Series series(HistoryStore.Found found, String metric) {
    return store()
        .series(hostileProject(), found.id(), hostileProject().defaultBranch(), metric)
        .stream()
        .filter(one -> one.metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }

  private static List<Long> failures(HistoryStore.Found found, Series series) {
    String branch = hostileProject().defaultBranch();
    return store()
        .failures(
            hostileProject(), found.id(), branch, series, Instant.EPOCH, Seeds.CLOCK.instant())
        .stream()
        .map(Observation::jobId)
        .toList();
  }

  /** Gives the series a value of the configuration's newest job, and lets that job have failed. */
  private static long measureInAJobThatFailed(HistoryStore.Found found, Series series) {
    return DATABASE
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        WITH failed AS (
                          UPDATE job SET status = 'fail' WHERE job_id = (
                            SELECT max(job_id) FROM job
                            WHERE project_id = :project AND configuration_id = :configuration
                              AND name = :job AND kind = :kind)
                          RETURNING *), dropped AS (
                          DELETE FROM measurement m USING failed f
                          WHERE m.project_id = f.project_id AND m.job_id = f.job_id
                            AND m.series_id <> :series), measured AS (
                          INSERT INTO measurement (project_id, series_id, at, job_id, commit_id,
                                                   environment_id, value)
                          SELECT project_id, :series, started_at, job_id, commit_id, environment_id, 7
                          FROM failed ON CONFLICT DO NOTHING)
                        SELECT job_id FROM failed
                        """)
                    .bind("project", hostileProject().id())
                    .bind("configuration", found.id())
                    .bind("job", series.job())
                    .bind("kind", series.kind())
                    .bind("series", series.id())
                    .mapTo(Long.class)
                    .one());
  }

  private static double sum(List<HistoryStore.StepTimes> steps) {
    return steps.stream()
        .flatMap(step -> step.values().values().stream())
        .mapToDouble(seconds -> seconds)
        .sum();
  }

  private static HistoryQuery query(Map<String, String> parameters) {
    var query = new TreeMap<String, List<String>>();
    parameters.forEach((name, value) -> query.put(name, List.of(value)));
    return HistoryQuery.of(Query.ofPage("/", query), "/");
  }
}
