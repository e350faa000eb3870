-- What an incremental copy needs (docs/adr/0015): which rows changed since a full one, known exactly.
-- Runs as the owner.

-- A full copy can be the base of an incremental one only in the schema and the cluster that it was taken of.
ALTER TABLE platform.backup_run
  ADD COLUMN base_run_id uuid,
  -- What was visible to the copy, as pg_current_snapshot() tells it.
  ADD COLUMN snapshot text,
  ADD COLUMN schema_oid oid,
  ADD COLUMN fingerprint text,
  ADD COLUMN system_identifier text,
  -- Why a full copy was taken where an incremental one was asked for.
  ADD COLUMN replaced_reason text;

-- As before, and: a value that only looks the same (1.0 and 1.00, -0 and 0) is another one. Equality of rows would let
-- such a change pass, and an incremental copy would miss it; the rows are compared as they are stored.
CREATE OR REPLACE FUNCTION b2o.journal_changes() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  target text := format('%I.%I', TG_TABLE_SCHEMA,
    CASE WHEN TG_TABLE_NAME LIKE 'hr\_%' THEN 'hr_change_journal' ELSE 'change_journal' END);
  actor uuid := nullif(current_setting('app.actor', true), '')::uuid;
  batch uuid := nullif(current_setting('app.batch', true), '')::uuid;
  keys_only boolean := TG_NARGS > 0 AND TG_ARGV[0] = 'keys-only';
  derived text[] := CASE WHEN TG_NARGS > 1 THEN TG_ARGV[1:] ELSE '{}' END;
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
          ELSE (SELECT coalesce(jsonb_object_agg(was.key, was.value), ''{}'') FROM jsonb_each(to_jsonb(o) - $5) was
                WHERE to_jsonb(n) -> was.key IS DISTINCT FROM was.value) END
      FROM old_rows o FULL JOIN new_rows n ON o.id = n.id
      WHERE o.id IS NULL OR n.id IS NULL OR o *<> n'
      USING TG_TABLE_NAME::text, actor, batch, keys_only, derived;
  END IF;
  RETURN NULL;
END $$;

-- Notes which rows changed, by key alone, in tables that have no change journal and in the journals themselves. For
-- copies only: nobody reads it but the owner, and it is emptied behind each full copy.
CREATE FUNCTION b2o.note_keys() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  target text := format('INSERT INTO %I.copy_journal (table_name, record_key) ', TG_TABLE_SCHEMA);
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    RAISE EXCEPTION 'a table whose changes are noted is never truncated';
  ELSIF TG_OP = 'INSERT' THEN
    EXECUTE target || format('SELECT $1, n.%I::text FROM new_rows n', TG_ARGV[0]) USING TG_TABLE_NAME::text;
  ELSIF TG_OP = 'DELETE' THEN
    EXECUTE target || format('SELECT $1, o.%I::text FROM old_rows o', TG_ARGV[0]) USING TG_TABLE_NAME::text;
  ELSE
    EXECUTE target || format('SELECT $1, o.%1$I::text FROM old_rows o UNION SELECT $1, n.%1$I::text FROM new_rows n',
      TG_ARGV[0]) USING TG_TABLE_NAME::text;
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION b2o.note_keys() FROM PUBLIC;

-- Follows a table that has no change journal: `key` is the column of its primary key. With `insertions` off, the table
-- tells by itself in which transaction its rows came.
CREATE FUNCTION b2o.follow_keys(name text, key text DEFAULT 'id', insertions boolean DEFAULT true) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  place text := format('%I.%I', current_setting('b2o.schema'), name);
BEGIN
  IF insertions THEN
    EXECUTE format('CREATE TRIGGER copy_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows
      FOR EACH STATEMENT EXECUTE FUNCTION b2o.note_keys(%L)', place, key);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER copy_insert', place);
  END IF;
  EXECUTE format('CREATE TRIGGER copy_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION b2o.note_keys(%L)', place, key);
  EXECUTE format('CREATE TRIGGER copy_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION b2o.note_keys(%L)', place, key);
  EXECUTE format('CREATE TRIGGER copy_truncate BEFORE TRUNCATE ON %s
    FOR EACH STATEMENT EXECUTE FUNCTION b2o.note_keys(%L)', place, key);
  EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER copy_update, ENABLE ALWAYS TRIGGER copy_delete,
    ENABLE ALWAYS TRIGGER copy_truncate', place);
END $$;
REVOKE ALL ON FUNCTION b2o.follow_keys(text, text, boolean) FROM PUBLIC;
