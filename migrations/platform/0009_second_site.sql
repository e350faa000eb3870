-- What became of each copy on a second site; one row a run and site. A copy counts there once every byte was read back.
CREATE TABLE platform.backup_site_copy (
  run_id uuid NOT NULL REFERENCES platform.backup_run,
  instance_id uuid NOT NULL,
  -- Its address without credentials.
  site text NOT NULL,
  state text NOT NULL CHECK (state IN ('sending', 'verified', 'failed', 'removed')),
  attempts integer NOT NULL DEFAULT 1,
  -- What the copy has, and what has been brought so far, in bytes.
  bytes bigint,
  sent_bytes bigint NOT NULL DEFAULT 0,
  started_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  verified_at timestamptz,
  error text CHECK (length(error) <= 500),
  PRIMARY KEY (run_id, site)
);
CREATE INDEX backup_site_copy_by_instance ON platform.backup_site_copy (instance_id, started_at);

GRANT SELECT ON platform.backup_site_copy TO {{platform}};

-- When a copy came back from the second site; null for those that this platform took where it is. A copy that came
-- back is no base for incrementals: what changed since is not known here.
ALTER TABLE platform.backup_run ADD COLUMN adopted_at timestamptz;
