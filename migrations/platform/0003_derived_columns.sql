-- Columns that follow from rows of another table ("derived"): the next action of an opportunity, the last contact with
-- a company. They are kept by triggers, and are nobody's change of the record that has them.
-- Runs as the owner.

-- As before, and: a trigger's arguments after the first name derived columns. What they were is never journaled. A
-- change of nothing else leaves a row with an empty object, so that whoever looks for changed rows finds it, and
-- histories and undoings know that no one changed the record.
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
      FROM old_rows o FULL JOIN new_rows n ON o.id = n.id WHERE o IS DISTINCT FROM n'
      USING TG_TABLE_NAME::text, actor, batch, keys_only, derived;
  END IF;
  RETURN NULL;
END $$;

-- Tells the journal of a table which of its columns are derived: all of them, at each call.
CREATE FUNCTION b2o.mark_derived(name text, VARIADIC columns text[]) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  place text := format('%I.%I', current_setting('b2o.schema'), name);
  arguments text := (SELECT string_agg(quote_literal(each), ', ') FROM unnest(columns) each);
BEGIN
  EXECUTE format('DROP TRIGGER journal_update ON %s', place);
  EXECUTE format('CREATE TRIGGER journal_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION b2o.journal_changes(''full'', %s)', place, arguments);
  EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER journal_update', place);
END $$;
REVOKE ALL ON FUNCTION b2o.mark_derived(text, text[]) FROM PUBLIC;

-- What follows from the activities of the CRM, in the transaction that changes them. A trigger, because activities do
-- not change by their service alone: imports are undone and contacts merged by statements of their own, a removed
-- company leaves its activities behind, a copy brings them back. The rows that follow are locked before they are
-- computed, in one order: of two transactions the second sees what the first did.
CREATE FUNCTION b2o.follow_activities() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  opportunities uuid[];
  companies uuid[];
  contacts uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(DISTINCT n.opportunity_id) FILTER (WHERE n.opportunity_id IS NOT NULL AND n.state = 'planned'),
      array_agg(DISTINCT n.company_id) FILTER (WHERE n.company_id IS NOT NULL AND n.state = 'done'),
      array_agg(DISTINCT n.contact_id) FILTER (WHERE n.contact_id IS NOT NULL AND n.state = 'done')
    INTO opportunities, companies, contacts FROM new_rows n;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(DISTINCT o.opportunity_id) FILTER (WHERE o.opportunity_id IS NOT NULL AND o.state = 'planned'),
      array_agg(DISTINCT o.company_id) FILTER (WHERE o.company_id IS NOT NULL AND o.state = 'done'),
      array_agg(DISTINCT o.contact_id) FILTER (WHERE o.contact_id IS NOT NULL AND o.state = 'done')
    INTO opportunities, companies, contacts FROM old_rows o;
  ELSE
    WITH moved AS (
      SELECT each.* FROM old_rows o JOIN new_rows n ON n.id = o.id,
        LATERAL (VALUES (o.opportunity_id, o.company_id, o.contact_id), (n.opportunity_id, n.company_id, n.contact_id))
          AS each (opportunity_id, company_id, contact_id)
      WHERE (o.state, o.due_at, o.done_at, o.kind, o.direction, o.opportunity_id, o.company_id, o.contact_id)
        IS DISTINCT FROM (n.state, n.due_at, n.done_at, n.kind, n.direction, n.opportunity_id, n.company_id, n.contact_id)
    )
    SELECT array_agg(DISTINCT opportunity_id) FILTER (WHERE opportunity_id IS NOT NULL),
      array_agg(DISTINCT company_id) FILTER (WHERE company_id IS NOT NULL),
      array_agg(DISTINCT contact_id) FILTER (WHERE contact_id IS NOT NULL)
    INTO opportunities, companies, contacts FROM moved;
  END IF;

  IF opportunities IS NOT NULL THEN
    EXECUTE format('SELECT FROM %I.crm_opportunity WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', TG_TABLE_SCHEMA)
      USING opportunities;
    EXECUTE format('UPDATE %1$I.crm_opportunity o SET next_action_at = next.at
      FROM (SELECT one.id, (SELECT min(due_at) FROM %1$I.crm_activity
                            WHERE opportunity_id = one.id AND state = ''planned'') AS at FROM unnest($1) one (id)) next
      WHERE o.id = next.id AND o.next_action_at IS DISTINCT FROM next.at', TG_TABLE_SCHEMA) USING opportunities;
  END IF;
  -- Neither a task nor a note is a contact; nor is a mail that was merely opened: that is no activity at all.
  IF companies IS NOT NULL THEN
    EXECUTE format('SELECT FROM %I.crm_company WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', TG_TABLE_SCHEMA)
      USING companies;
    EXECUTE format('UPDATE %1$I.crm_company c SET last_contact_at = last.at
      FROM (SELECT one.id, (SELECT max(done_at) FROM %1$I.crm_activity
                            WHERE company_id = one.id AND state = ''done'' AND kind NOT IN (''task'', ''note'')) AS at
            FROM unnest($1) one (id)) last
      WHERE c.id = last.id AND c.last_contact_at IS DISTINCT FROM last.at', TG_TABLE_SCHEMA) USING companies;
  END IF;
  IF contacts IS NOT NULL THEN
    EXECUTE format('SELECT FROM %I.crm_contact WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', TG_TABLE_SCHEMA)
      USING contacts;
    EXECUTE format('UPDATE %1$I.crm_contact c SET last_contact_at = last.at, last_inbound_at = last.inbound_at
      FROM (SELECT one.id, seen.* FROM unnest($1) one (id), LATERAL (
              SELECT max(done_at) AS at, max(done_at) FILTER (WHERE direction = ''in'') AS inbound_at FROM %1$I.crm_activity
              WHERE contact_id = one.id AND state = ''done'' AND kind NOT IN (''task'', ''note'')) seen) last
      WHERE c.id = last.id
        AND (c.last_contact_at, c.last_inbound_at) IS DISTINCT FROM (last.at, last.inbound_at)', TG_TABLE_SCHEMA)
      USING contacts;
  END IF;
  RETURN NULL;
END $$;
