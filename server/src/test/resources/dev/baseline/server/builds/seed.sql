-- A project as pages meet it: 20 configurations, 120 commits over 60 days up to 22 November 2026,
-- one step up by code, one by a new runner image, failures, a configuration that fell silent and
-- one that never passed. Everything is computed from hashes, so that it is the same each time.

CREATE FUNCTION pg_temp.noise(text) RETURNS double precision LANGUAGE sql IMMUTABLE AS
$$ SELECT (hashtextextended($1, 7) & 1048575) / 1048575.0 $$;

INSERT INTO project (owner, name, default_branch, public_read, sample, created_at) VALUES
  ('racket', 'racket', 'main', true, true, '2026-09-20T00:00:00Z'),
  ('empty', 'project', 'main', true, false, '2026-11-01T00:00:00Z'),
  ('hostile', 'names', '<b>"main"', true, false, '2026-11-01T00:00:00Z'),
  ('secret', 'project', 'main', false, false, '2026-11-01T00:00:00Z');

CREATE TEMPORARY VIEW racket AS SELECT project_id FROM project WHERE owner = 'racket';
CREATE TEMPORARY VIEW hostile AS SELECT project_id FROM project WHERE owner = 'hostile';

CREATE TEMPORARY TABLE lane (n int, axes jsonb, level float8);
INSERT INTO lane
SELECT row_number() OVER (ORDER BY vm, os, arch, cc),
       jsonb_build_object('vm', vm, 'os', os, 'arch', arch, 'cc', cc),
       CASE vm WHEN 'cs' THEN 410 WHEN '3m' THEN 190 ELSE 140 END
       * CASE os WHEN 'linux' THEN 1 WHEN 'macos' THEN 0.8 ELSE 1.9 END
       * CASE arch WHEN 'x86_64' THEN 1 WHEN 'aarch64' THEN 1.15 ELSE 6.5 END
       * CASE cc WHEN 'clang' THEN 0.93 ELSE 1 END
FROM (VALUES ('cs'), ('3m'), ('cgc')) AS v(vm)
CROSS JOIN (VALUES
  ('linux', 'x86_64', 'gcc'), ('linux', 'x86_64', 'clang'), ('linux', 'aarch64', 'gcc'),
  ('linux', 'riscv64', 'gcc'), ('macos', 'aarch64', 'clang'), ('macos', 'x86_64', 'clang'),
  ('windows', 'x86_64', 'msvc')) AS p(os, arch, cc)
WHERE NOT (vm = 'cgc' AND os = 'windows');

INSERT INTO configuration (project_id, hash, axes, first_seen_at)
SELECT project_id, md5(axes::text), axes, '2026-09-23T00:00:00Z' FROM racket, lane ORDER BY n;

INSERT INTO commit (project_id, sha, title, author, committed_at, first_seen_at)
SELECT project_id, md5('commit' || i) || substr(md5('more' || i), 1, 8),
       (ARRAY['expander: keep the scopes of a macro''s argument apart',
              'cs: repair unboxing of flonums in loops', 'Fix a typo',
              'io: a file-stream port is closed once only, whatever custodian owns it',
              'chez: compile letrec* in one pass', 'raco test: say which file it was',
              'bc: make the collector''s page size a parameter', 'ci: update the runner image',
              'docs: bring the reference of `struct` up to date',
              'schemify: inline across modules'])[1 + (i * 7) % 10],
       (ARRAY['Matthew Flatt', 'Sam Tobin-Hochstadt', 'Robby Findler', 'Gustavo Massaccesi',
              'Paulo Matos', 'Bogdan Popa'])[1 + (i * 5) % 6],
       timestamptz '2026-09-23T08:00:00Z' + i * interval '12 hours', now()
FROM racket, generate_series(1, 120) AS i ORDER BY i;

INSERT INTO run (project_id, provider, provider_run, attempt, commit_id, branch, trigger, url, started_at)
SELECT c.project_id, 'github', (9000000000 + c.commit_id)::text, 1, commit_id, 'main', 'push',
       'https://github.example/racket/racket/actions/runs/' || (9000000000 + c.commit_id),
       committed_at + interval '90 seconds'
FROM commit c JOIN racket USING (project_id) ORDER BY commit_id;

-- Three environments an operating system: the image changes at the 80th commit, the processor of
-- every eleventh job is another.
INSERT INTO environment (project_id, hash, attributes, first_seen_at)
SELECT project_id, md5(os || image || cpu),
  jsonb_build_object(
    'runner.image', CASE os WHEN 'linux' THEN 'ubuntu24' WHEN 'macos' THEN 'macos15' ELSE 'win25' END,
    'runner.version', CASE image WHEN 1 THEN '20260920.14.1' ELSE '20261101.12.1' END,
    'os', CASE os WHEN 'linux' THEN 'Ubuntu 24.04.3 LTS' WHEN 'macos' THEN 'macOS 15.6' ELSE 'Windows Server 2025' END,
    'kernel', CASE os WHEN 'linux' THEN CASE image WHEN 1 THEN 'Linux 6.11' ELSE 'Linux 6.14' END WHEN 'macos' THEN 'Darwin 24.6' ELSE 'NT 10.0.26100' END,
    'cpu.model', CASE cpu WHEN 1 THEN 'AMD EPYC 7763 64-Core Processor' ELSE 'INTEL(R) XEON(R) PLATINUM 8573C' END,
    'cpu.cores', '4', 'memory.mib', '15989', 'emulated', 'false',
    'tool.gcc', CASE image WHEN 1 THEN '13.3.0' ELSE '14.2.0' END), now()
FROM racket, (VALUES ('linux'), ('macos'), ('windows')) AS o(os),
     generate_series(1, 2) AS image, generate_series(1, 2) AS cpu;

CREATE TEMPORARY TABLE built AS
SELECT r.project_id, r.run_id, c.configuration_id, r.commit_id, l.axes,
       row_number() OVER (PARTITION BY c.configuration_id ORDER BY r.commit_id) AS i,
       r.started_at AS run_at, l.n, l.level,
       pg_temp.noise('f' || l.n || r.commit_id) AS luck,
       pg_temp.noise('a' || l.n || r.commit_id) + pg_temp.noise('b' || l.n || r.commit_id)
         + pg_temp.noise('c' || l.n || r.commit_id) - 1.5 AS scatter
FROM run r JOIN racket USING (project_id)
JOIN configuration c USING (project_id) JOIN lane l ON l.axes = c.axes;

INSERT INTO job (project_id, run_id, commit_id, configuration_id, environment_id, branch, name,
  provider_job, kind, status, rank, queued_at, started_at, completed_at, url, tests, tests_failed,
  tests_skipped)
SELECT b.project_id, run_id, commit_id, configuration_id, e.environment_id, 'main', 'build',
       '', 'build', status, CASE status WHEN 'running' THEN 1 ELSE 2 END, run_at,
       run_at + (5 + 80 * luck) * interval '1 second',
       CASE WHEN status <> 'running'
         THEN run_at + (5 + 80 * luck + CASE status WHEN 'pass' THEN seconds ELSE seconds * luck * 0.9 END) * interval '1 second' END,
       'https://github.example/racket/racket/actions/runs/' || run_id || '/job/' || n,
       CASE status WHEN 'pass' THEN 4312 WHEN 'fail' THEN 2204 ELSE 0 END,
       CASE status WHEN 'fail' THEN 3 ELSE 0 END, CASE status WHEN 'pass' THEN 31 ELSE 0 END
FROM (SELECT *,
        CASE WHEN n = 13 THEN 'fail'
             WHEN i = 120 AND n IN (4, 17) THEN 'running'
             WHEN i = 119 AND n IN (9) THEN 'error'
             WHEN i >= 118 AND n = 2 THEN 'fail'
             WHEN luck < 0.02 THEN 'fail' WHEN luck < 0.03 THEN 'timeout' WHEN luck < 0.035 THEN 'cancelled'
             ELSE 'pass' END AS status,
        level * (1 + 0.03 * scatter + CASE WHEN luck > 0.97 THEN 0.25 ELSE 0 END)
          * CASE WHEN i > 50 AND axes->>'vm' = 'cs' THEN 1.062 ELSE 1 END
          * CASE WHEN i > 80 AND axes->>'os' = 'linux' THEN 0.91 ELSE 1 END
          * CASE WHEN i > 100 AND axes->>'vm' = '3m' AND axes->>'os' = 'macos' THEN 1.14 ELSE 1 END AS seconds
      FROM built WHERE NOT (n = 6 AND i > 84)) AS b
JOIN environment e ON e.project_id = b.project_id
  AND e.hash = md5((b.axes->>'os') || CASE WHEN i > 80 THEN 2 ELSE 1 END || CASE WHEN (i * 7 + n) % 11 = 0 THEN 2 ELSE 1 END)
ORDER BY commit_id, n;

INSERT INTO step (project_id, job_id, ordinal, within, name, status, started_at, seconds,
  user_seconds, system_seconds, peak_memory)
SELECT j.project_id, job_id, ordinal, within, s.name,
       CASE WHEN j.status <> 'pass' AND ordinal = 3 THEN j.status ELSE 'pass' END,
       j.started_at + start * d.all * interval '1 second', part * d.all,
       part * d.all * cores * 0.94, part * d.all * cores * 0.06,
       (memory * (1 + 0.05 * pg_temp.noise('m' || job_id)) * 1048576)::bigint
FROM job j JOIN racket USING (project_id),
LATERAL (SELECT extract(epoch FROM completed_at - started_at)::float8 AS all) d,
(VALUES (0, NULL::int, 'checkout', 0.0, 0.02, 0.3, 60), (1, NULL, 'configure', 0.02, 0.05, 0.9, 95),
        (2, NULL, 'compile the virtual machine', 0.07, 0.38, 3.7, 690),
        (3, NULL, 'compile the collections', 0.45, 0.47, 3.1, 1810),
        (4, 3, 'expander', 0.45, 0.12, 1.0, 1500), (5, 3, 'collects', 0.57, 0.35, 3.8, 1810),
        (6, NULL, 'install', 0.92, 0.08, 0.8, 240))
  AS s(ordinal, within, name, start, part, cores, memory)
WHERE j.status <> 'running' AND (j.status = 'pass' OR ordinal <= 3);

INSERT INTO series (project_id, branch, configuration_id, kind, job, metric, unit, direction, first_seen_at)
SELECT DISTINCT j.project_id, 'main', configuration_id, 'build', 'build', m.metric, m.unit, 'lower',
       timestamptz '2026-09-23T00:00:00Z'
FROM job j JOIN racket USING (project_id),
(VALUES ('duration', 's'), ('queue-time', 's'), ('peak-memory', 'B'), ('step/checkout', 's'),
        ('step/configure', 's'), ('step/compile the virtual machine', 's'),
        ('step/compile the collections', 's'), ('step/install', 's')) AS m(metric, unit)
ORDER BY configuration_id, metric;

INSERT INTO series (project_id, branch, configuration_id, kind, job, metric, unit, direction, first_seen_at)
SELECT project_id, 'main', configuration_id, 'build', 'build', 'size/racket', 'B', 'lower',
       timestamptz '2026-09-23T00:00:00Z'
FROM configuration JOIN racket USING (project_id) WHERE axes->>'os' = 'linux';

INSERT INTO measurement (project_id, series_id, at, job_id, commit_id, environment_id, value)
SELECT j.project_id, series_id, j.started_at, j.job_id, j.commit_id, j.environment_id,
  CASE metric
    WHEN 'duration' THEN extract(epoch FROM completed_at - started_at)
    WHEN 'queue-time' THEN extract(epoch FROM started_at - queued_at)
    WHEN 'size/racket' THEN 41000000 + 9000 * j.commit_id
    WHEN 'peak-memory' THEN (SELECT max(peak_memory) FROM step s WHERE s.project_id = j.project_id AND s.job_id = j.job_id)
    ELSE (SELECT seconds FROM step s WHERE s.project_id = j.project_id AND s.job_id = j.job_id AND 'step/' || s.name = metric)
  END
FROM job j JOIN racket USING (project_id)
JOIN series USING (project_id, configuration_id, branch, kind)
WHERE j.status = 'pass' AND job = j.name;

INSERT INTO test (project_id, hash, suite, file, name, parameters, first_seen_at)
SELECT project_id, md5('t' || i)::uuid, 'core', 'tests/racket/number.rktl',
       (ARRAY['(sqrt -1/4) is exact', 'string->number: "1e400"', 'flvector-copy keeps NaN'])[i], '', now()
FROM racket, generate_series(1, 3) AS i;

INSERT INTO test_failure (project_id, job_id, test_id, attempt, outcome, message, details)
SELECT j.project_id, j.job_id, t.test_id, 1, CASE WHEN t.name LIKE 'fl%' THEN 'crash' ELSE 'fail' END,
       'expected: 0+1/2i, got: +nan.0',
       E'tests/racket/number.rktl:1182:0\n  expected: 0+1/2i\n  got:      +nan.0\n  context...:\n   body of "tests/racket/number.rktl"'
FROM job j JOIN racket USING (project_id) JOIN test t USING (project_id) WHERE j.status = 'fail';

INSERT INTO report (project_id, idempotency_key, body_hash, received_at, sender, job_id, answer, document)
SELECT j.project_id, 'job-' || job_id, sha256('x'), completed_at + interval '2 seconds',
       'key nightly (k3f9)', job_id, '{}',
       '{"job":{"name":"build","status":"' || j.status || '"},"commit":{"sha":"' || c.sha || '"}}'
FROM job j JOIN racket USING (project_id) JOIN commit c USING (project_id, commit_id)
WHERE completed_at IS NOT NULL;

-- Names that try to be markup, and names that try to break the layout.
INSERT INTO configuration (project_id, hash, axes, first_seen_at)
SELECT project_id, md5(axes::text), axes, now() FROM hostile, (VALUES
  (jsonb_build_object('vm', '<script>alert(1)</script>', 'os', '"quoted" & ''single''', 'arch', 'x')),
  (jsonb_build_object('vm', U&'\202E\0645\0631\062D\0628\0627', 'os', repeat('very-long-', 19), 'arch', 'x')),
  (jsonb_build_object('vm', '</script><img src=x onerror=alert(2)>', 'os', 'plain'))) AS v(axes);
INSERT INTO commit (project_id, sha, title, author, committed_at, first_seen_at)
SELECT project_id, md5('hostile' || i) || '12345678', '</script><script>alert(' || i || ')</script> ' || U&'\202Eevil',
       '<img src=x onerror=alert(3)>', timestamptz '2026-11-20T00:00:00Z' + i * interval '3 hours', now()
FROM hostile, generate_series(1, 6) AS i;
INSERT INTO run (project_id, provider, provider_run, attempt, commit_id, branch, trigger, url, started_at)
SELECT project_id, '<i>ci</i>', '"' || commit_id, 1, commit_id, '<b>"main"', '<push>', 'javascript:alert(4)', committed_at
FROM commit JOIN hostile USING (project_id);
INSERT INTO environment (project_id, hash, attributes, first_seen_at)
SELECT project_id, md5('e' || i), jsonb_build_object('cpu.model', '<b>' || i || '</b>', 'tool.<x>', repeat('long', 60)), now()
FROM hostile, generate_series(1, 2) AS i;
INSERT INTO job (project_id, run_id, commit_id, configuration_id, environment_id, branch, name,
  provider_job, kind, status, rank, queued_at, started_at, completed_at, url, tests, tests_failed, tests_skipped)
SELECT r.project_id, run_id, r.commit_id, c.configuration_id, e.environment_id, r.branch,
  '<u>build</u> & "co"', '', 'build', CASE WHEN r.run_id % 3 = 0 THEN 'fail' ELSE 'pass' END, 2, NULL, r.started_at,
  r.started_at + interval '90 seconds', 'javascript:alert(5)', 2, 1, 0
FROM run r JOIN hostile USING (project_id) JOIN configuration c USING (project_id)
JOIN environment e ON e.project_id = r.project_id AND e.hash = md5('e' || (1 + r.run_id % 2));
INSERT INTO step (project_id, job_id, ordinal, within, name, status, started_at, seconds, user_seconds, system_seconds, peak_memory)
SELECT project_id, job_id, i, CASE WHEN i = 0 THEN NULL ELSE 0 END, '<s>step ' || i || '</s>' || repeat('-long', i * 40), 'pass', started_at + i * interval '20 seconds', 20, NULL, NULL, NULL
FROM job JOIN hostile USING (project_id), generate_series(0, 1) AS i;
INSERT INTO series (project_id, branch, configuration_id, kind, job, metric, unit, direction, first_seen_at)
SELECT DISTINCT j.project_id, branch, configuration_id, kind, j.name, m.metric, m.unit, 'lower', timestamptz '2026-11-20T00:00:00Z'
FROM job j JOIN hostile USING (project_id), (VALUES ('duration', 's'), ('step/<s>step 0</s>', 's'), ('<metric> "x"', '<furlong>')) AS m(metric, unit);
INSERT INTO measurement (project_id, series_id, at, job_id, commit_id, environment_id, value)
SELECT j.project_id, series_id, j.started_at, j.job_id, j.commit_id, j.environment_id, 20 + j.job_id % 5
FROM job j JOIN hostile USING (project_id) JOIN series USING (project_id, configuration_id, branch, kind) WHERE j.status = 'pass';
INSERT INTO test (project_id, hash, suite, file, name, parameters, first_seen_at)
SELECT project_id, md5('h')::uuid, '<suite>', '<file>', '<script>alert(6)</script>', '"p"', now() FROM hostile;
INSERT INTO test_failure (project_id, job_id, test_id, attempt, outcome, message, details)
SELECT j.project_id, j.job_id, t.test_id, 1, 'fail', '<b>message</b>', '</pre><script>alert(7)</script>'
FROM job j JOIN hostile USING (project_id) JOIN test t USING (project_id) WHERE j.status = 'fail';
INSERT INTO report (project_id, idempotency_key, body_hash, received_at, sender, job_id, answer, document)
SELECT project_id, 'h' || job_id, sha256('x'), completed_at, '<sender>', job_id, '{}', '{"a":"</pre><script>alert(8)</script>"}'
FROM job JOIN hostile USING (project_id);
