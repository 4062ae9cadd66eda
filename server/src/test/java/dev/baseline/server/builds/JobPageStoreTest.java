package dev.baseline.server.builds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.server.database.TestDatabase;
import dev.baseline.server.pages.Timeline;
import dev.baseline.server.projects.Project;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobPageStoreTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  @BeforeAll
  static void seed() {
    Seeds.fill(DATABASE);
  }

  @Test
  void find_ofAnotherProject() {
    long job = Seeds.job(DATABASE, "hostile/names", "fail");

    assertThat(store().find(project(), job)).isEmpty();
  }

  @Test
  void find_withItsRun() {
    long job = Seeds.job(DATABASE, "racket/racket", "pass");

    assertThat(store().find(project(), job))
        .map(found -> found.run().provider() + " " + found.status())
        .contains("github pass");
  }

  @Test
  void steps_partsAfterTheirWhole() {
    var steps = store().steps(project(), Seeds.job(DATABASE, "racket/racket", "pass"));

    assertThat(steps)
        .extracting(Timeline.Phase::name)
        .containsSubsequence("compile the collections", "expander", "collects", "install");
    assertThat(steps)
        .filteredOn(step -> step.depth() == 1)
        .extracting(Timeline.Phase::name)
        .containsExactly("expander", "collects");
  }

  @Test
  void environmentBefore_ofAnEarlierJobThatPassed() {
    long job = Seeds.job(DATABASE, "racket/racket", "pass");
    var before = store().environmentBefore(project(), job).orElseThrow();

    assertThat(before.jobId()).isLessThan(job);
    assertThat(before.attributes()).containsKey("cpu.model");
  }

  @Test
  void values_withoutThoseOfSteps() {
    long job = Seeds.job(DATABASE, "racket/racket", "pass");

    assertThat(store().values(project(), job))
        .extracting(JobPageStore.Value::metric)
        .contains("duration", "peak-memory")
        .noneMatch(metric -> metric.startsWith("step/"));
  }

  @Test
  void failures_withWhatWentWrong() {
    long job = Seeds.job(DATABASE, "racket/racket", "fail");

    assertThat(store().failures(project(), job))
        .hasSize(3)
        .allMatch(failure -> failure.message().startsWith("expected"));
  }

  @Test
  void countFailures_everyAttempt() {
    long job = Seeds.job(DATABASE, "hostile/names", "fail");
    DATABASE
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO test_failure
                    SELECT project_id, job_id, test_id, 1 + n, outcome, message, details
                    FROM test_failure, generate_series(1, 250) AS n
                    WHERE job_id = ? AND attempt = 1
                    """,
                    job));

    var project = Seeds.project(DATABASE, "hostile/names");
    assertThat(store().countFailures(project, job)).isEqualTo(251);
    assertThat(store().failures(project, job)).hasSize(JobPageStore.MOST_FAILURES);
    DATABASE
        .jdbi()
        .useHandle(
            handle ->
                handle.execute("DELETE FROM test_failure WHERE job_id = ? AND attempt > 1", job));
  }

  @Test
  void failures_longDetailsAreCut() {
    long job = Seeds.job(DATABASE, "hostile/names", "fail");
    DATABASE
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE test_failure SET details = repeat('é', 4001) WHERE job_id = ?", job));

    assertThat(store().failures(Seeds.project(DATABASE, "hostile/names"), job))
        .hasSize(1)
        .allMatch(
            failure -> failure.details().length() == JobPageStore.MOST_DETAILS && failure.isCut());
  }

  private static JobPageStore store() {
    return new JobPageStore(DATABASE.jdbi());
  }

  private static Project project() {
    return Seeds.project(DATABASE, "racket/racket");
  }
}
