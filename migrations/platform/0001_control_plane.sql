-- The control plane: which instances exist, and the functions that every instance's tables share.
-- Runs as the owner. {{owner}}, {{app}}, {{platform}}, {{console}} and {{jobs}} are our roles.

CREATE SCHEMA platform;

CREATE TABLE platform.instance (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  schema_name text NOT NULL UNIQUE,
  role_name text NOT NULL UNIQUE,
  vault_role_name text UNIQUE,
  kind text NOT NULL CHECK (kind IN ('company', 'console')),
  state text NOT NULL CHECK (state IN ('active', 'suspended', 'restoring', 'migration-failed', 'erasing', 'erased')),
  modules text[] NOT NULL,
  siren text CHECK (siren ~ '^[0-9]{9}$'),
  time_zone text NOT NULL,
  schema_version integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- Where each instance stands, for `b2o migrate status`; the truth is the ledger in the instance's own schema.
CREATE TABLE platform.instance_migration (
  instance_id uuid NOT NULL REFERENCES platform.instance ON DELETE CASCADE,
  name text NOT NULL,
  checksum text NOT NULL,
  state text NOT NULL CHECK (state IN ('applied', 'failed')),
  attempts integer NOT NULL DEFAULT 1,
  error text,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (instance_id, name)
);

-- What the platform did to an instance, and who asked; outside the instance so that a restore cannot rewind it.
CREATE TABLE platform.operation_log (
  id uuid PRIMARY KEY,
  instance_id uuid,
  operation text NOT NULL,
  actor text NOT NULL,
  details jsonb NOT NULL DEFAULT '{}',
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX operation_log_by_instance ON platform.operation_log (instance_id, at);

-- One row a backup run, whatever became of it; fencing tokens decide who may publish.
CREATE SEQUENCE platform.backup_fence;
CREATE TABLE platform.backup_run (
  id uuid PRIMARY KEY,
  instance_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('full', 'incremental')),
  reason text NOT NULL CHECK (reason IN ('manual', 'scheduled', 'before-restore', 'after-restore', 'before-migration')),
  state text NOT NULL CHECK (state IN ('running', 'written', 'verified', 'failed', 'expired')),
  token bigint NOT NULL DEFAULT nextval('platform.backup_fence'),
  business_date date NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  directory text,
  tables integer,
  rows bigint,
  bytes bigint,
  manifest_sha256 text,
  actor text NOT NULL,
  error text
);
CREATE INDEX backup_run_by_instance ON platform.backup_run (instance_id, started_at);

CREATE TABLE platform.restore_log (
  id uuid PRIMARY KEY,
  instance_id uuid NOT NULL,
  run_id uuid NOT NULL,
  target text NOT NULL CHECK (target IN ('same', 'side', 'new')),
  -- The instance that received the data; another one than the copied for target 'new'.
  target_instance_id uuid NOT NULL,
  target_schema text NOT NULL,
  -- A schema that exists beside the live one because of this restore, and until when: the data from before, or the
  -- copy to look at.
  kept_schema text,
  kept_until timestamptz,
  actor text NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'done', 'failed', 'undone')),
  digests_equal boolean,
  error text,
  started_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz
);
CREATE INDEX restore_log_by_instance ON platform.restore_log (instance_id, started_at);

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA platform TO {{platform}}, {{console}};
GRANT SELECT ON ALL TABLES IN SCHEMA platform TO {{platform}}, {{console}};
GRANT INSERT ON platform.operation_log TO {{platform}}, {{console}};

-- What search compares: lower case without accents or ligatures. Immutable so that it can be stored and indexed.
CREATE FUNCTION b2o.fold(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN lower(b2o.unaccent('b2o.unaccent'::regdictionary, value));

-- The change journal (docs/adr/0004): which record changed, by whom, and what it was before. One statement-level
-- trigger sees every way a row can change. HR tables have a journal of their own, behind the vault.
CREATE FUNCTION b2o.journal_changes() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  target text := format('%I.%I', TG_TABLE_SCHEMA,
    CASE WHEN TG_TABLE_NAME LIKE 'hr\_%' THEN 'hr_change_journal' ELSE 'change_journal' END);
  actor uuid := nullif(current_setting('app.actor', true), '')::uuid;
  batch uuid := nullif(current_setting('app.batch', true), '')::uuid;
  keys_only boolean := TG_NARGS > 0 AND TG_ARGV[0] = 'keys-only';
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    RAISE EXCEPTION 'a journaled table is never truncated';
  ELSIF TG_OP = 'INSERT' THEN
    EXECUTE 'INSERT INTO ' || target || ' (table_name, record_id, operation, actor_id, batch_id)
      SELECT $1, n.id, ''insert'', $2, $3 FROM new_rows n'
      USING TG_TABLE_NAME::text, actor, batch;
  ELSIF TG_OP = 'DELETE' THEN
    EXECUTE 'INSERT INTO ' || target || ' (table_name, record_id, operation, actor_id, batch_id, before)
      SELECT $1, o.id, ''delete'', $2, $3, CASE WHEN $4 THEN NULL ELSE to_jsonb(o) END FROM old_rows o'
      USING TG_TABLE_NAME::text, actor, batch, keys_only;
  ELSE
    -- A changed key is the end of one record and the beginning of another.
    EXECUTE 'INSERT INTO ' || target || ' (table_name, record_id, operation, actor_id, batch_id, before)
      SELECT $1, coalesce(o.id, n.id),
        CASE WHEN o.id IS NULL THEN ''insert'' WHEN n.id IS NULL THEN ''delete'' ELSE ''update'' END, $2, $3,
        CASE WHEN $4 THEN NULL WHEN n.id IS NULL THEN to_jsonb(o)
          ELSE (SELECT jsonb_object_agg(was.key, was.value) FROM jsonb_each(to_jsonb(o)) was
                WHERE to_jsonb(n) -> was.key IS DISTINCT FROM was.value) END
      FROM old_rows o FULL JOIN new_rows n ON o.id = n.id WHERE o IS DISTINCT FROM n'
      USING TG_TABLE_NAME::text, actor, batch, keys_only;
  END IF;
  RETURN NULL;
END $$;

-- Moves the instance's access stamp before rights or sessions change (docs/adr/0009). A statement trigger that runs
-- BEFORE takes the stamp's lock ahead of any row's, so that two such changes wait in one order. The clock keeps a stamp
-- from coming back when a copy is restored.
CREATE FUNCTION b2o.move_access_stamp() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  EXECUTE format('UPDATE %I.identity_access_stamp SET stamp = greatest(stamp + 1, $1)', TG_TABLE_SCHEMA)
    USING (extract(epoch FROM clock_timestamp()) * 1000000)::bigint;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION b2o.move_access_stamp() FROM PUBLIC;

-- Opens a new table of an instance: rights by its name (hr_… belongs to the vault), and the journal.
-- `journal` is 'full', 'keys-only' (secrets: that it changed, not what it was) or 'none' (sessions, counters).
CREATE FUNCTION b2o.open_table(name text, journal text DEFAULT 'full', rights text DEFAULT 'SELECT, INSERT, UPDATE, DELETE')
  RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  instance_role text := current_setting('b2o.role');
  vault_role text := nullif(current_setting('b2o.vault_role'), '');
  place text := format('%I.%I', current_setting('b2o.schema'), name);
  argument text := CASE journal WHEN 'keys-only' THEN '''keys-only''' ELSE '' END;
BEGIN
  IF name NOT LIKE 'hr\_%' THEN
    EXECUTE format('GRANT %s ON %s TO %I', rights, place, instance_role);
  END IF;
  IF vault_role IS NOT NULL THEN
    EXECUTE format('GRANT %s ON %s TO %I', rights, place, vault_role);
  END IF;
  IF journal <> 'none' THEN
    EXECUTE format('CREATE TRIGGER journal_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows
      FOR EACH STATEMENT EXECUTE FUNCTION b2o.journal_changes(%s)', place, argument);
    EXECUTE format('CREATE TRIGGER journal_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
      FOR EACH STATEMENT EXECUTE FUNCTION b2o.journal_changes(%s)', place, argument);
    EXECUTE format('CREATE TRIGGER journal_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows
      FOR EACH STATEMENT EXECUTE FUNCTION b2o.journal_changes(%s)', place, argument);
    EXECUTE format('CREATE TRIGGER journal_truncate BEFORE TRUNCATE ON %s
      FOR EACH STATEMENT EXECUTE FUNCTION b2o.journal_changes(%s)', place, argument);
    -- ALWAYS: a load under session_replication_role = replica must not escape the journal.
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER journal_insert, ENABLE ALWAYS TRIGGER journal_update,
      ENABLE ALWAYS TRIGGER journal_delete, ENABLE ALWAYS TRIGGER journal_truncate', place);
  END IF;
END $$;

REVOKE ALL ON FUNCTION b2o.open_table(text, text, text) FROM PUBLIC;
REVOKE ALL ON FUNCTION b2o.journal_changes() FROM PUBLIC;
GRANT USAGE ON SCHEMA b2o TO PUBLIC;
