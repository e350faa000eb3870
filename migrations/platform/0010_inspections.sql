-- Copies opened to look into, what was brought back from them, and the registers that no restore rewinds: persons who
-- were erased, messages that must not leave again, numbers already given.

-- A copy restored beside the live data, readable by the instance's own people until it ends.
CREATE TABLE platform.inspection (
  id uuid PRIMARY KEY,
  instance_id uuid NOT NULL,
  run_id uuid NOT NULL REFERENCES platform.backup_run,
  state text NOT NULL CHECK (state IN ('preparing', 'open', 'closed', 'failed')),
  -- Where the data lie, and the version of its tables: after an update of the software they fit no more.
  schema_name text,
  schema_version integer,
  requester_id uuid NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT now(),
  opened_at timestamptz,
  expires_at timestamptz,
  closed_at timestamptz,
  error text,
  CHECK (state <> 'open' OR (schema_name IS NOT NULL AND expires_at IS NOT NULL))
);
CREATE INDEX inspection_by_instance ON platform.inspection (instance_id, requested_at);
CREATE UNIQUE INDEX inspection_once ON platform.inspection (instance_id, run_id) WHERE state IN ('preparing', 'open');

-- A record or a table of records that somebody brought back: counts and codes, never a value.
CREATE TABLE platform.record_return (
  id uuid PRIMARY KEY,
  instance_id uuid NOT NULL,
  run_id uuid NOT NULL REFERENCES platform.backup_run,
  resource text NOT NULL,
  -- Null: all records of the kind.
  record_id uuid,
  state text NOT NULL CHECK (state IN ('running', 'done', 'failed')),
  total integer NOT NULL DEFAULT 0,
  created integer NOT NULL DEFAULT 0,
  changed integer NOT NULL DEFAULT 0,
  -- Rows that lie under the records: they came back with them.
  dependants integer NOT NULL DEFAULT 0,
  refused integer NOT NULL DEFAULT 0,
  -- The first hundred: [{"id", "code"}].
  refusals jsonb NOT NULL DEFAULT '[]',
  requested_by text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz
);
CREATE INDEX record_return_by_instance ON platform.record_return (instance_id, started_at);
CREATE UNIQUE INDEX record_return_once ON platform.record_return (instance_id) WHERE state = 'running' AND record_id IS NULL;

-- Who was erased, as keyed hashes of table and key (backup.md 2.11): what copies still hold of them is erased again
-- wherever a copy is brought back. Copies end after fourteen days, so that nothing is kept longer than of use.
CREATE TABLE platform.erasure (
  instance_id uuid NOT NULL,
  table_name text NOT NULL,
  digest bytea NOT NULL CHECK (length(digest) = 32),
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (instance_id, table_name, digest)
);
CREATE INDEX erasure_by_age ON platform.erasure (at);

GRANT SELECT ON platform.inspection, platform.record_return, platform.erasure TO {{platform}};

CREATE FUNCTION platform.forget_inspections() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  DELETE FROM platform.inspection WHERE instance_id = NEW.id;
  DELETE FROM platform.record_return WHERE instance_id = NEW.id;
  DELETE FROM platform.erasure WHERE instance_id = NEW.id;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION platform.forget_inspections() FROM PUBLIC;
CREATE TRIGGER forget_inspections AFTER UPDATE OF state ON platform.instance
  FOR EACH ROW WHEN (NEW.state = 'erased') EXECUTE FUNCTION platform.forget_inspections();

-- Puts down erased rows with the transaction that erases them. Only for the instance whose role asks.
CREATE FUNCTION b2o.note_erasures(tables text[], digests bytea[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  asking text := coalesce(nullif(current_setting('role'), 'none'), session_user);
  instance uuid;
BEGIN
  SELECT i.id INTO instance FROM platform.instance i WHERE asking IN (i.role_name, i.vault_role_name);
  IF instance IS NULL THEN RAISE insufficient_privilege; END IF;
  INSERT INTO platform.erasure (instance_id, table_name, digest)
  SELECT instance, e.name, e.digest FROM unnest(tables, digests) AS e (name, digest)
  ON CONFLICT (instance_id, table_name, digest) DO UPDATE SET at = excluded.at;
END $$;

-- Takes the values of rows that this very transaction removed out of the journals: what is erased of a person must not
-- live on there. That they were removed, when and by whom stays.
CREATE FUNCTION b2o.forget_removed(place text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  journal text;
BEGIN
  IF NOT has_schema_privilege(coalesce(nullif(current_setting('role'), 'none'), session_user), place, 'USAGE') THEN
    RAISE insufficient_privilege;
  END IF;
  FOREACH journal IN ARRAY ARRAY['change_journal', 'hr_change_journal'] LOOP
    EXECUTE format('UPDATE %1$I.%2$I j SET before = NULL FROM %1$I.%2$I gone
      WHERE gone.transaction_id = pg_current_xact_id() AND gone.operation = ''delete''
        AND j.record_id = gone.record_id AND j.table_name = gone.table_name AND j.before IS NOT NULL', place, journal);
  END LOOP;
END $$;

-- What was on its way out when a copy was taken may have left since: nothing of it goes on by itself in restored data.
-- Whoever looks after a campaign or a mail sends it again, or does not.
CREATE FUNCTION b2o.hold_outbound(place text) RETURNS integer
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  held integer := 0;
  mails integer;
BEGIN
  IF to_regclass(format('%I.crm_campaign', place)) IS NOT NULL THEN
    EXECUTE format('UPDATE %I.crm_campaign SET trouble = ''restored'', version = version + 1, updated_at = now(),
        state = CASE state WHEN ''sending'' THEN ''paused'' ELSE ''tested'' END,
        scheduled_at = CASE state WHEN ''sending'' THEN scheduled_at END
      WHERE state IN (''sending'', ''scheduled'')', place);
    GET DIAGNOSTICS held = ROW_COUNT;
  END IF;
  IF to_regclass(format('%I.crm_email', place)) IS NOT NULL THEN
    EXECUTE format('UPDATE %I.crm_email SET state = ''failed'', failure = ''restored'', version = version + 1,
        updated_at = now() WHERE state = ''queued''', place);
    GET DIAGNOSTICS mails = ROW_COUNT;
    held := held + mails;
  END IF;
  RETURN held;
END $$;
REVOKE ALL ON FUNCTION b2o.hold_outbound(text) FROM PUBLIC;
