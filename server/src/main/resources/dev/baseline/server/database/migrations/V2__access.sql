CREATE TABLE api_key (
  project_id   bigint NOT NULL REFERENCES project ON DELETE CASCADE,
  key_id       text NOT NULL,
  hash         bytea NOT NULL,
  name         text NOT NULL,
  scopes       text[] NOT NULL,
  created_at   timestamptz NOT NULL,
  created_by   text NOT NULL,
  expires_at   timestamptz,
  revoked_at   timestamptz,
  last_used_at timestamptz,
  PRIMARY KEY (project_id, key_id)
);
COMMENT ON COLUMN api_key.hash IS 'SHA-256 of the secret, which has 256 random bits';
COMMENT ON COLUMN api_key.last_used_at IS 'exact to a minute';

CREATE TABLE sign_in_link (
  hash       bytea PRIMARY KEY,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);

CREATE TABLE session (
  hash          bytea PRIMARY KEY,
  previous_hash bytea UNIQUE,
  person        text NOT NULL,
  form_token    text NOT NULL,
  created_at    timestamptz NOT NULL,
  rotated_at    timestamptz NOT NULL,
  expires_at    timestamptz NOT NULL
);
COMMENT ON COLUMN session.previous_hash IS 'good for a minute after rotated_at';
