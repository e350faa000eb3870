-- Tags of records: lists of ids, which no foreign key can follow. Runs as the owner.

-- A tag that is removed is taken off every record, in the transaction that removes it. A trigger, because tags do not go
-- by their service alone: undoing an import removes those that it made, by a statement of its own. Which tables have
-- tags is read from the catalogue: a new kind of tagged record needs nothing. A record's version rises: whoever saves what
-- they saw before is told, and does not bring the tag back.
CREATE FUNCTION b2o.forget_tags() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  gone uuid[] := (SELECT array_agg(o.id) FROM old_rows o);
  actor uuid := nullif(current_setting('app.actor', true), '')::uuid;
  tagged name;
BEGIN
  IF gone IS NULL THEN
    RETURN NULL;
  END IF;
  FOR tagged IN
    SELECT t.relname FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid
    WHERE t.relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = TG_RELID) AND t.relkind = 'r'
      AND a.attname = 'tag_ids' AND a.atttypid = 'uuid[]'::regtype AND NOT a.attisdropped
      AND has_table_privilege(t.oid, 'UPDATE')
    ORDER BY t.relname
  LOOP
    EXECUTE format('UPDATE %I.%I SET
        tag_ids = ARRAY(SELECT each FROM unnest(tag_ids) WITH ORDINALITY tag (each, at) WHERE each <> ALL ($1) ORDER BY at),
        version = version + 1, updated_at = clock_timestamp(), updated_by = $2
      WHERE tag_ids && $1', TG_TABLE_SCHEMA, tagged) USING gone, actor;
  END LOOP;
  RETURN NULL;
END $$;
