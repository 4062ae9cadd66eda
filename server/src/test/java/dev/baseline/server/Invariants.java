package dev.baseline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/** What holds for the database after every request, whatever was sent, however often, by whom. */
public final class Invariants {

  /** Each query finds what breaks the rule. */
  private static final Map<String, String> RULES = new LinkedHashMap<>();

  static {
    RULES.put(
        "every point is of a series, a job, a commit and an environment, at the job's start",
        """
        SELECT * FROM measurement m
        WHERE NOT EXISTS (SELECT FROM series s
                          WHERE s.project_id = m.project_id AND s.series_id = m.series_id)
          OR NOT EXISTS (SELECT FROM job j
                         WHERE j.project_id = m.project_id AND j.job_id = m.job_id
                           AND j.commit_id = m.commit_id AND j.environment_id = m.environment_id
                           AND j.started_at = m.at)
        """);
    RULES.put(
        "the days are what the points make them",
        """
        SELECT * FROM (
          SELECT project_id, series_id, CAST(at AT TIME ZONE 'UTC' AS date) AS day,
            CAST(count(*) AS integer) AS points, min(value) AS minimum,
            percentile_cont(0.25) WITHIN GROUP (ORDER BY value) AS lower_quartile,
            percentile_cont(0.5) WITHIN GROUP (ORDER BY value) AS median,
            percentile_cont(0.75) WITHIN GROUP (ORDER BY value) AS upper_quartile,
            max(value) AS maximum, true AS computed
          FROM measurement GROUP BY project_id, series_id, day) AS recomputed
        NATURAL FULL JOIN (SELECT *, true AS stored FROM series_day) AS day
        WHERE stored IS NULL OR computed IS NULL
        """);
    RULES.put(
        "every test result is of a test and a job, at the job's start",
        """
        SELECT * FROM test_result r
        WHERE NOT EXISTS (SELECT FROM test t
                          WHERE t.project_id = r.project_id AND t.test_id = r.test_id)
          OR NOT EXISTS (SELECT FROM job j
                         WHERE j.project_id = r.project_id AND j.job_id = r.job_id
                           AND j.started_at = r.at)
        """);
    RULES.put(
        "every failure is of a result that did not pass, and the other way round",
        """
        SELECT job_id, test_id, attempt, f.outcome AS failure, r.outcome AS result
        FROM test_failure f FULL JOIN (
          SELECT project_id, job_id, test_id, attempt, outcome FROM test_result
          WHERE outcome NOT IN ('pass', 'skip')) AS r
        USING (project_id, job_id, test_id, attempt)
        WHERE f.outcome IS DISTINCT FROM r.outcome
        """);
    RULES.put(
        "every job counts its tests, and is of its run's branch and commit, not before its start",
        """
        SELECT job.* FROM job JOIN run USING (project_id, run_id)
        WHERE job.branch <> run.branch OR job.commit_id <> run.commit_id
          OR job.started_at < run.started_at
          OR job.tests <> (SELECT count(DISTINCT test_id) FROM test_result r
                           WHERE r.project_id = job.project_id AND r.job_id = job.job_id)
        """);
    RULES.put(
        "every step within another is within one before it",
        "SELECT * FROM step WHERE within >= ordinal OR within < 0");
    RULES.put(
        "every job has a report, and every report its job",
        """
        SELECT * FROM job FULL JOIN report USING (project_id, job_id)
        WHERE job.status IS NULL OR report.document IS NULL
        """);
    RULES.put(
        "every run has a job",
        """
        SELECT * FROM run WHERE NOT EXISTS (
          SELECT FROM job WHERE job.project_id = run.project_id AND job.run_id = run.run_id)
        """);
  }

  private Invariants() {}

  /** Asserts all of them. */
  public static void hold(Jdbi jdbi) {
    RULES.forEach(
        (rule, query) -> {
          List<Map<String, Object>> broken =
              jdbi.withHandle(handle -> handle.createQuery(query).mapToMap().list());
          assertThat(broken).as(rule).isEmpty();
        });
  }

  /** How many rows every table has. */
  public static SortedMap<String, Long> rows(Jdbi jdbi) {
    var rows = new TreeMap<String, Long>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT table_name FROM information_schema.tables
                    WHERE table_schema = 'public' AND table_name NOT LIKE 'flyway%'
                    """)
                .mapTo(String.class)
                .forEach(
                    table ->
                        rows.put(
                            table,
                            handle
                                .createQuery("SELECT count(*) FROM " + table)
                                .mapTo(Long.class)
                                .one())));
    return rows;
  }
}
