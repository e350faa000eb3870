-- What admins ask of B2O about their copies, and what came of it; outside the instances, so that a restore over the
-- instance does not rewind it.

-- A restore that an instance's admin asks for and an operator carries out or refuses.
CREATE TABLE platform.restore_request (
  id uuid PRIMARY KEY,
  instance_id uuid NOT NULL,
  run_id uuid NOT NULL REFERENCES platform.backup_run,
  target text NOT NULL CHECK (target IN ('side', 'same')),
  -- Written for the operators, who read it.
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
  state text NOT NULL CHECK (state IN ('open', 'cancelled', 'refused', 'running', 'done', 'failed')),
  requested_at timestamptz NOT NULL DEFAULT now(),
  -- Of the instance: who is told.
  requester_id uuid NOT NULL,
  requested_by text NOT NULL,
  language text NOT NULL CHECK (language IN ('fr', 'en')),
  settled_at timestamptz,
  settled_by text,
  -- What the operator says, or why a restore failed.
  answer text CHECK (length(answer) <= 2000)
);
CREATE INDEX restore_request_by_instance ON platform.restore_request (instance_id, requested_at);
CREATE UNIQUE INDEX restore_request_once ON platform.restore_request (instance_id) WHERE state IN ('open', 'running');

-- A copy read again from end to end, at somebody's wish.
CREATE TABLE platform.backup_verification (
  id uuid PRIMARY KEY,
  run_id uuid NOT NULL REFERENCES platform.backup_run,
  instance_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'intact', 'damaged', 'failed')),
  -- One line a problem, with the name of the file.
  problems text[] NOT NULL DEFAULT '{}',
  requested_by text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz
);
CREATE INDEX backup_verification_by_run ON platform.backup_verification (run_id, started_at);
CREATE INDEX backup_verification_by_instance ON platform.backup_verification (instance_id, started_at);

GRANT SELECT ON platform.restore_request, platform.backup_verification TO {{platform}};

-- What admins wrote goes with their instance.
CREATE FUNCTION platform.forget_requests() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  DELETE FROM platform.restore_request WHERE instance_id = NEW.id;
  DELETE FROM platform.backup_verification WHERE instance_id = NEW.id;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION platform.forget_requests() FROM PUBLIC;
CREATE TRIGGER forget_requests AFTER UPDATE OF state ON platform.instance
  FOR EACH ROW WHEN (NEW.state = 'erased') EXECUTE FUNCTION platform.forget_requests();
