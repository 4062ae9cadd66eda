package dev.baseline.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No page of the API reads more because the history is longer. */
class BoundedReadsTest {

  private static final int JOBS = 60_000;

  @RegisterExtension static final TestServer SERVER = new TestServer();

  /** Sixty thousand runs of one job; every ten-thousandth was of a branch and failed. */
  @BeforeAll
  static void seed() {
    var project = SERVER.project("long/history", true);
    SERVER.store(project, new Draft().measured("size", 1).report());
    SERVER
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createScript(
                        """
                        INSERT INTO run (project_id, provider, provider_run, attempt, commit_id,
                          branch, trigger, url, started_at)
                        SELECT project_id, provider, 'made-' || n, 1, commit_id,
                          CASE n %% 10000 WHEN 0 THEN 'rare' ELSE branch END, trigger, url,
                          started_at + make_interval(mins => n)
                        FROM run CROSS JOIN generate_series(1, %1$d) AS n;
                        INSERT INTO job (project_id, run_id, commit_id, configuration_id,
                          environment_id, branch, name, provider_job, kind, status, rank,
                          started_at, url, tests, tests_failed, tests_skipped)
                        SELECT run.project_id, run.run_id, run.commit_id, configuration_id,
                          environment_id, run.branch, name, provider_job, kind,
                          CASE run.branch WHEN 'rare' THEN 'fail' ELSE status END, rank,
                          run.started_at, job.url, 0, 0, 0
                        FROM job CROSS JOIN run WHERE run.provider_run LIKE 'made-%%';
                        INSERT INTO measurement (project_id, series_id, at, job_id, commit_id,
                          environment_id, value)
                        SELECT job.project_id, series_id, started_at, job_id, commit_id,
                          environment_id, 1
                        FROM job JOIN series USING (project_id)
                        WHERE job_id > (SELECT min(job_id) FROM job);
                        ANALYZE;
                        """
                            .formatted(JOBS))
                    .execute());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1000",
    "/configurations, 1000",
    "/runs, 1000",
    "/runs?branch=rare, 1000",
    "/runs?branch=none, 1000",
    "/jobs, 1000",
    "/jobs?branch=rare, 1000",
    "/jobs?branch=none, 1000",
    "/jobs?configuration=00000000000000000000000000000000, 1000",
    "/jobs?status=fail, 11000",
    "/jobs?kind=fuzz, 11000",
    "/jobs?branch=main&kind=fuzz, 11000",
    "/jobs?branch=rare&status=pass, 1000",
    "/series, 1000",
    "/series?metric=none, 1000",
  })
  void page_readsBoundedlyManyRows(String path, long rows) {
    String whole = "/api/v1/projects/long/history" + path;
    assertThat(Plans.rowsRead(SERVER.jdbi(), () -> SERVER.get(whole).is(200))).isBetween(1L, rows);
  }

  @ParameterizedTest
  @CsvSource({"'', 501", "?limit=5000, 5001", "?to=2026-01-31T12:30:00Z, 31"})
  void points_readWhatIsSent(String query, long rows) {
    String series =
        SERVER.get("/api/v1/projects/long/history/series?metric=duration").at("/items/0/api");
    assertThat(Plans.rowsRead(SERVER.jdbi(), () -> SERVER.get(series + "/points" + query).is(200)))
        .isBetween(1L, rows);
  }

  @ParameterizedTest
  @CsvSource({"/jobs", "/runs"})
  void oldest_isReadLikeTheNewest(String list) {
    String whole = "/api/v1/projects/long/history" + list;
    var id = SERVER.get(whole + "?branch=rare&limit=6").at("/items/5/id");
    var next = SERVER.get(whole + "?branch=rare&limit=5").at("/next");
    assertThat(SERVER.get(next).at("/items/0/id")).isEqualTo(id);
    String old = next.replace("branch=rare", "branch=main");
    assertThat(Plans.rowsRead(SERVER.jdbi(), () -> SERVER.get(old).is(200))).isBetween(1L, 1_000L);
  }
}
