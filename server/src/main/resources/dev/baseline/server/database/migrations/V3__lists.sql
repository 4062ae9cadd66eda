-- Lists of one branch or one configuration, the newest first, without walking past the others.
CREATE INDEX job_by_branch ON job (project_id, branch, started_at DESC, job_id DESC);
CREATE INDEX job_of_configuration
  ON job (project_id, configuration_id, started_at DESC, job_id DESC);
CREATE INDEX run_by_branch ON run (project_id, branch, started_at DESC, run_id DESC);
