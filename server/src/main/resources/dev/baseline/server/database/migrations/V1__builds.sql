-- Every key starts with the project, so that the tables can be distributed by it.
-- Times are those of the job's machine unless the column's comment says otherwise.

CREATE TABLE project (
  project_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner          text NOT NULL,
  name           text NOT NULL,
  default_branch text NOT NULL,
  public_read    boolean NOT NULL,
  sample         boolean NOT NULL,
  created_at     timestamptz NOT NULL
);
CREATE UNIQUE INDEX project_by_name ON project (lower(owner), lower(name));
COMMENT ON COLUMN project.sample IS 'made up, and labelled so wherever it shows';

CREATE TABLE commit (
  project_id    bigint NOT NULL REFERENCES project ON DELETE CASCADE,
  commit_id     bigint GENERATED ALWAYS AS IDENTITY,
  sha           text NOT NULL,
  title         text NOT NULL,
  author        text NOT NULL,
  committed_at  timestamptz,
  first_seen_at timestamptz NOT NULL,
  PRIMARY KEY (project_id, commit_id),
  UNIQUE (project_id, sha)
);
COMMENT ON COLUMN commit.first_seen_at IS 'by the server''s clock';

CREATE TABLE configuration (
  project_id       bigint NOT NULL REFERENCES project ON DELETE CASCADE,
  configuration_id bigint GENERATED ALWAYS AS IDENTITY,
  hash             text NOT NULL,
  axes             jsonb NOT NULL,
  first_seen_at    timestamptz NOT NULL,
  PRIMARY KEY (project_id, configuration_id),
  UNIQUE (project_id, hash)
);

CREATE TABLE environment (
  project_id     bigint NOT NULL REFERENCES project ON DELETE CASCADE,
  environment_id bigint GENERATED ALWAYS AS IDENTITY,
  hash           text NOT NULL,
  attributes     jsonb NOT NULL,
  first_seen_at  timestamptz NOT NULL,
  PRIMARY KEY (project_id, environment_id),
  UNIQUE (project_id, hash)
);

CREATE TABLE run (
  project_id   bigint NOT NULL REFERENCES project ON DELETE CASCADE,
  run_id       bigint GENERATED ALWAYS AS IDENTITY,
  provider     text NOT NULL,
  provider_run text NOT NULL,
  attempt      integer NOT NULL,
  commit_id    bigint NOT NULL,
  branch       text NOT NULL,
  trigger      text NOT NULL,
  pull_request integer,
  url          text NOT NULL,
  started_at   timestamptz NOT NULL,
  PRIMARY KEY (project_id, run_id),
  UNIQUE (project_id, provider, provider_run, attempt),
  FOREIGN KEY (project_id, commit_id) REFERENCES commit ON DELETE CASCADE
);
CREATE INDEX run_by_time ON run (project_id, started_at DESC, run_id DESC);
COMMENT ON COLUMN run.started_at IS 'the start of its first job';

CREATE TABLE job (
  project_id       bigint NOT NULL REFERENCES project ON DELETE CASCADE,
  job_id           bigint GENERATED ALWAYS AS IDENTITY,
  run_id           bigint NOT NULL,
  commit_id        bigint NOT NULL,
  configuration_id bigint NOT NULL,
  environment_id   bigint NOT NULL,
  branch           text NOT NULL,
  name             text NOT NULL,
  provider_job     text NOT NULL,
  kind             text NOT NULL,
  status           text NOT NULL,
  rank             smallint NOT NULL,
  queued_at        timestamptz,
  started_at       timestamptz NOT NULL,
  completed_at     timestamptz,
  url              text NOT NULL,
  tests            integer NOT NULL,
  tests_failed     integer NOT NULL,
  tests_skipped    integer NOT NULL,
  PRIMARY KEY (project_id, job_id),
  UNIQUE (project_id, run_id, configuration_id, name, provider_job),
  FOREIGN KEY (project_id, run_id) REFERENCES run ON DELETE CASCADE,
  FOREIGN KEY (project_id, configuration_id) REFERENCES configuration,
  FOREIGN KEY (project_id, environment_id) REFERENCES environment
);
CREATE INDEX job_by_time ON job (project_id, started_at DESC, job_id DESC);
CREATE INDEX job_by_configuration ON job
  (project_id, configuration_id, branch, kind, name, started_at DESC, job_id DESC);
COMMENT ON COLUMN job.rank IS 'how far along: 0 queued, 1 running, 2 ended; never falls';
COMMENT ON COLUMN job.branch IS 'the branch of its run, here for the index';

CREATE TABLE step (
  project_id     bigint NOT NULL,
  job_id         bigint NOT NULL,
  ordinal        smallint NOT NULL,
  within         smallint,
  name           text NOT NULL,
  status         text NOT NULL,
  started_at     timestamptz NOT NULL,
  seconds        double precision NOT NULL,
  user_seconds   double precision,
  system_seconds double precision,
  peak_memory    bigint,
  PRIMARY KEY (project_id, job_id, ordinal),
  FOREIGN KEY (project_id, job_id) REFERENCES job ON DELETE CASCADE
);
COMMENT ON COLUMN step.within IS 'the ordinal of the step that this one is a part of';
COMMENT ON COLUMN step.peak_memory IS 'bytes, the whole process tree at a time';

-- A series exists as soon as a job of its name was seen in its configuration, with or without points.
CREATE TABLE series (
  project_id       bigint NOT NULL REFERENCES project ON DELETE CASCADE,
  series_id        bigint GENERATED ALWAYS AS IDENTITY,
  branch           text NOT NULL,
  configuration_id bigint NOT NULL,
  kind             text NOT NULL,
  job              text NOT NULL,
  metric           text NOT NULL,
  unit             text NOT NULL,
  direction        text NOT NULL,
  first_seen_at    timestamptz NOT NULL,
  PRIMARY KEY (project_id, series_id),
  UNIQUE (project_id, branch, configuration_id, kind, job, metric),
  FOREIGN KEY (project_id, configuration_id) REFERENCES configuration
);

-- No foreign keys below: these rows are written by the thousand, always in the transaction that
-- writes what they point to, and a test holds that none is an orphan.
CREATE TABLE measurement (
  project_id     bigint NOT NULL,
  series_id      bigint NOT NULL,
  at             timestamptz NOT NULL,
  job_id         bigint NOT NULL,
  commit_id      bigint NOT NULL,
  environment_id bigint NOT NULL,
  value          double precision NOT NULL,
  PRIMARY KEY (project_id, series_id, at, job_id) INCLUDE (value)
);
COMMENT ON COLUMN measurement.at IS 'the start of the job';

-- A day's summary of a series, made anew in the transaction that adds a point to the day.
CREATE TABLE series_day (
  project_id     bigint NOT NULL,
  series_id      bigint NOT NULL,
  day            date NOT NULL,
  points         integer NOT NULL,
  minimum        double precision NOT NULL,
  lower_quartile double precision NOT NULL,
  median         double precision NOT NULL,
  upper_quartile double precision NOT NULL,
  maximum        double precision NOT NULL,
  PRIMARY KEY (project_id, series_id, day)
);
COMMENT ON COLUMN series_day.day IS 'in UTC';

CREATE TABLE test (
  project_id    bigint NOT NULL REFERENCES project ON DELETE CASCADE,
  test_id       bigint GENERATED ALWAYS AS IDENTITY,
  hash          uuid NOT NULL,
  suite         text NOT NULL,
  file          text NOT NULL,
  name          text NOT NULL,
  parameters    text NOT NULL,
  first_seen_at timestamptz NOT NULL,
  PRIMARY KEY (project_id, test_id),
  UNIQUE (project_id, hash)
);

CREATE TABLE test_result (
  project_id bigint NOT NULL,
  test_id    bigint NOT NULL,
  at         timestamptz NOT NULL,
  job_id     bigint NOT NULL,
  attempt    smallint NOT NULL,
  outcome    text NOT NULL,
  seconds    real,
  PRIMARY KEY (project_id, test_id, at, job_id, attempt)
);
COMMENT ON COLUMN test_result.at IS 'the start of the job';

CREATE TABLE test_failure (
  project_id bigint NOT NULL,
  job_id     bigint NOT NULL,
  test_id    bigint NOT NULL,
  attempt    smallint NOT NULL,
  outcome    text NOT NULL,
  message    text NOT NULL,
  details    text NOT NULL,
  PRIMARY KEY (project_id, job_id, test_id, attempt)
);

-- What was sent, who sent it, and the answer that the same request gets again.
CREATE TABLE report (
  project_id      bigint NOT NULL REFERENCES project ON DELETE CASCADE,
  report_id       bigint GENERATED ALWAYS AS IDENTITY,
  idempotency_key text,
  body_hash       bytea NOT NULL,
  received_at     timestamptz NOT NULL,
  sender          text NOT NULL,
  job_id          bigint NOT NULL,
  answer          text NOT NULL,
  document        text NOT NULL,
  PRIMARY KEY (project_id, report_id),
  UNIQUE (project_id, idempotency_key)
);
CREATE INDEX report_by_job ON report (project_id, job_id);
COMMENT ON COLUMN report.document IS 'the report without its test results, which are rows of their own';
COMMENT ON COLUMN report.body_hash IS 'SHA-256 of the decoded body';
