-- When copies are due and what became of each, how far one is, how long it is kept, and what operators must know.
-- Runs as the owner.

ALTER TABLE platform.backup_run
  -- Which of the day's two copies it is, and when that was due; null for those that were asked for.
  ADD COLUMN slot text CHECK (slot IN ('midday', 'evening')),
  ADD COLUMN slot_at timestamptz,
  ADD COLUMN late boolean NOT NULL DEFAULT false,
  -- How far it is while it runs; bytes as they lie on disk.
  ADD COLUMN tables_done integer,
  ADD COLUMN tables_total integer,
  ADD COLUMN bytes_done bigint,
  ADD COLUMN progress_at timestamptz,
  -- Kept whatever retention says.
  ADD COLUMN pinned_until timestamptz,
  ADD COLUMN pin_reason text,
  ADD COLUMN expired_at timestamptz,
  ADD CONSTRAINT backup_run_slot_known CHECK ((slot IS NULL) = (slot_at IS NULL));
-- Whatever several processes believe, a slot has one copy.
CREATE UNIQUE INDEX backup_run_once_a_slot ON platform.backup_run (instance_id, slot, business_date)
  WHERE slot IS NOT NULL AND state IN ('running', 'written', 'verified');

-- What became of each slot. The row decides: of several processes that find a slot due, one inserts it, and one takes it.
CREATE TABLE platform.backup_slot (
  instance_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('midday', 'evening')),
  business_date date NOT NULL,
  slot_at timestamptz NOT NULL,
  -- idle: a day off on which nothing had changed; superseded: the evening's full came first.
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'missed', 'superseded', 'idle')),
  attempts integer NOT NULL DEFAULT 0,
  not_before timestamptz,
  -- Who works on it, and until when that may be believed.
  lease_holder uuid,
  lease_until timestamptz,
  run_id uuid,
  error text,
  decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz,
  PRIMARY KEY (instance_id, kind, business_date)
);
CREATE INDEX backup_slot_by_instance ON platform.backup_slot (instance_id, slot_at);
CREATE INDEX backup_slot_by_time ON platform.backup_slot (slot_at);
CREATE INDEX backup_slot_open ON platform.backup_slot (slot_at) WHERE state IN ('waiting', 'running');

-- Something that is not as it should be, from the moment it was seen until it was well again.
CREATE TABLE platform.backup_alert (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  -- Null: the platform's own.
  instance_id uuid,
  details jsonb NOT NULL DEFAULT '{}',
  opened_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  closed_at timestamptz,
  -- When mails told of it, and of its end.
  told_at timestamptz,
  end_told_at timestamptz
);
CREATE UNIQUE INDEX backup_alert_open ON platform.backup_alert (kind, instance_id) NULLS NOT DISTINCT
  WHERE closed_at IS NULL;
CREATE INDEX backup_alert_untold ON platform.backup_alert (opened_at)
  WHERE told_at IS NULL OR (closed_at IS NOT NULL AND end_told_at IS NULL);

-- read: every byte; contents: every row and every reference; restore: brought back on another server.
ALTER TABLE platform.backup_verification
  ADD COLUMN kind text NOT NULL DEFAULT 'read' CHECK (kind IN ('read', 'contents', 'restore')),
  ADD COLUMN tables integer,
  ADD COLUMN rows bigint,
  ADD COLUMN server_version text,
  ADD COLUMN schema_version integer;
CREATE INDEX backup_verification_by_kind ON platform.backup_verification (instance_id, kind, started_at);

GRANT SELECT ON platform.backup_slot, platform.backup_alert TO {{platform}};

CREATE FUNCTION platform.forget_schedule() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  DELETE FROM platform.backup_slot WHERE instance_id = NEW.id;
  DELETE FROM platform.backup_alert WHERE instance_id = NEW.id;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION platform.forget_schedule() FROM PUBLIC;
CREATE TRIGGER forget_schedule AFTER UPDATE OF state ON platform.instance
  FOR EACH ROW WHEN (NEW.state = 'erased') EXECUTE FUNCTION platform.forget_schedule();

-- The order in which runs were begun, whatever clocks said.
CREATE INDEX backup_run_by_token ON platform.backup_run (token);
