CREATE TABLE thing (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  seen timestamptz,
  labels text[] NOT NULL DEFAULT '{}'
);
