-- Consents and refusals of the CRM: what follows from them, in the transaction that notes them, wherever contacts are
-- written (docs/adr/0012). As in 0003, functions are here and take the schema (`place`) they work in.
-- Runs as the owner.

-- An address as it is compared. A letter's is the name with the street and the postal code.
CREATE FUNCTION b2o.plain_address(channel text, address text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE channel WHEN 'email' THEN lower(btrim(address))
    WHEN 'letter' THEN regexp_replace(b2o.fold(address), '[^[:alnum:]]+', '', 'g')
    ELSE regexp_replace(address, '[^0-9+]+', '', 'g') END;

-- The addresses of a contact in one channel; one SELECT, which PostgreSQL puts in place of the call.
CREATE FUNCTION b2o.each_address(channel text, emails jsonb, phones jsonb, addresses jsonb, name text) RETURNS SETOF text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT lower(btrim(e ->> 'address')) FROM jsonb_array_elements(emails) e WHERE channel = 'email' AND e ->> 'address' <> ''
  UNION ALL
  SELECT regexp_replace(e ->> 'number', '[^0-9+]+', '', 'g') FROM jsonb_array_elements(phones) e
  WHERE channel IN ('phone', 'sms') AND e ->> 'number' <> ''
  UNION ALL
  SELECT b2o.plain_address('letter', concat(name, e ->> 'line1', e ->> 'postalCode')) FROM jsonb_array_elements(addresses) e
  WHERE channel = 'letter' AND concat(e ->> 'line1', e ->> 'postalCode') <> '';
END;
-- The same as one value, without doubles.
CREATE FUNCTION b2o.contact_addresses(channel text, emails jsonb, phones jsonb, addresses jsonb, name text) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY(SELECT DISTINCT each FROM b2o.each_address(channel, emails, phones, addresses, name) each);

-- HMAC-SHA-256 (RFC 2104): a key's pad (0x36 inner, 0x5c outer), and the hash of an address under both.
CREATE FUNCTION b2o.hmac_pad(secret bytea, pad integer) RETURNS bytea
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT string_agg(set_byte('\x00'::bytea, 0,
      (CASE WHEN i < length(secret) THEN get_byte(secret, i) ELSE 0 END) # pad), ''::bytea ORDER BY i)
    FROM generate_series(0, 63) AS i);
CREATE FUNCTION b2o.address_hash(inner_pad bytea, outer_pad bytea, channel text, address text) RETURNS bytea
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN sha256(outer_pad || sha256(inner_pad || convert_to(channel || ':' || b2o.plain_address(channel, address), 'UTF8')));

-- The hashes of addresses. Reads the key, which no instance may: only for those who may enter the schema.
CREATE FUNCTION b2o.address_hashes(place text, channel text, addresses text[])
  RETURNS TABLE (address text, hash bytea)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NOT has_schema_privilege(coalesce(nullif(current_setting('role'), 'none'), session_user), place, 'USAGE') THEN
    RAISE insufficient_privilege;
  END IF;
  RETURN QUERY EXECUTE format('SELECT each, b2o.address_hash(k.inner_pad, k.outer_pad, $1, each)
    FROM %I.crm_suppression_key k, unnest($2) each WHERE b2o.plain_address($1, each) <> ''''', place)
    USING channel, addresses;
END $$;

-- Those of some addresses that are on the list.
CREATE FUNCTION b2o.listed(place text, channel text, addresses text[]) RETURNS SETOF text
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF cardinality(addresses) = 0 THEN RETURN; END IF;
  RETURN QUERY EXECUTE format('SELECT h.address FROM b2o.address_hashes($1, $2, $3) h
    JOIN %I.crm_suppression s ON s.channel = $2 AND s.address_hash = h.hash', place) USING place, channel, addresses;
END $$;

-- The last word of contacts, by channel: `yes`, `no`, or null where nothing but a consent that nobody confirmed was
-- ever given; `pending` where such a consent came after it.
CREATE FUNCTION b2o.consent_states(place text, contacts uuid[])
  RETURNS TABLE (contact_id uuid, channel text, word text, pending boolean, event_id uuid, basis text, at timestamptz)
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY EXECUTE format('SELECT e.contact_id, e.channel,
      (array_agg(e.word ORDER BY e.at DESC, e.number DESC) FILTER (WHERE e.word <> ''maybe''))[1],
      (array_agg(e.word ORDER BY e.at DESC, e.number DESC))[1] = ''maybe'',
      (array_agg(e.id ORDER BY e.at DESC, e.number DESC) FILTER (WHERE e.word <> ''maybe''))[1],
      (array_agg(e.basis ORDER BY e.at DESC, e.number DESC) FILTER (WHERE e.word <> ''maybe''))[1],
      max(e.at) FILTER (WHERE e.word <> ''maybe'')
    FROM %I.crm_consent_event e WHERE e.contact_id = ANY ($1) AND e.word IS NOT NULL
    GROUP BY e.contact_id, e.channel', place) USING contacts;
END $$;

-- The contacts that have one of these e-mails or phones.
CREATE FUNCTION b2o.address_holders(place text, channel text, addresses text[]) RETURNS uuid[]
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  holders uuid[];
BEGIN
  IF channel NOT IN ('email', 'phone') THEN RETURN '{}'; END IF;
  EXECUTE format('SELECT array_agg(DISTINCT c.id) FROM unnest($1) each JOIN %I.crm_contact c
    ON c.%I @> jsonb_build_array(jsonb_build_object(%L, each))', place,
    CASE channel WHEN 'email' THEN 'emails' ELSE 'phones' END,
    CASE channel WHEN 'email' THEN 'address' ELSE 'number' END) INTO holders USING addresses;
  RETURN coalesce(holders, '{}');
END $$;

-- Marks contacts as refusing. Their version goes up: whoever is changing one must see it first.
CREATE FUNCTION b2o.mark_refusing(place text, channel text, contacts uuid[]) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  batch_before text := coalesce(current_setting('app.batch', true), '');
  following_before text := coalesce(current_setting('app.following', true), '');
  mark text := CASE channel WHEN 'email' THEN 'email_opt_out' WHEN 'phone' THEN 'do_not_call' END;
BEGIN
  IF mark IS NULL OR contacts IS NULL OR cardinality(contacts) = 0 THEN RETURN; END IF;
  PERFORM set_config('app.batch', '', true);
  PERFORM set_config('app.following', 'on', true);
  EXECUTE format('SELECT FROM %I.crm_contact WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', place) USING contacts;
  EXECUTE format('UPDATE %I.crm_contact SET %I = true, version = version + 1, updated_at = clock_timestamp(),
      updated_by = nullif(current_setting(''app.actor'', true), '''')::uuid
    WHERE id = ANY ($1) AND NOT %2$I', place, mark) USING contacts;
  PERFORM set_config('app.batch', batch_before, true);
  PERFORM set_config('app.following', following_before, true);
END $$;

-- Puts addresses on the list; who has one of them is opted out at once. `except` is being removed.
CREATE FUNCTION b2o.suppress(place text, channel text, addresses text[], reason text, at timestamptz, except_id uuid DEFAULT NULL)
  RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  batch_before text := coalesce(current_setting('app.batch', true), '');
BEGIN
  IF cardinality(addresses) = 0 THEN RETURN; END IF;
  PERFORM set_config('app.batch', '', true);
  EXECUTE format('INSERT INTO %I.crm_suppression AS s (channel, address_hash, reason, at, created_by)
    SELECT DISTINCT ON (hash) $2, hash, $4, $5, nullif(current_setting(''app.actor'', true), '''')::uuid
    FROM b2o.address_hashes($1, $2, $3) ORDER BY hash
    ON CONFLICT (channel, address_hash) DO UPDATE SET at = excluded.at, reason = excluded.reason WHERE excluded.at > s.at',
    place) USING place, channel, addresses, reason, at;
  PERFORM b2o.mark_refusing(place, channel, array_remove(b2o.address_holders(place, channel, addresses), except_id));
  PERFORM set_config('app.batch', batch_before, true);
END $$;

-- Takes addresses off the list that were put there until a moment, and opts those in whom nothing else keeps out.
CREATE FUNCTION b2o.lift(place text, channel text, addresses text[], until timestamptz, contacts uuid[] DEFAULT '{}')
  RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  batch_before text := coalesce(current_setting('app.batch', true), '');
  following_before text := coalesce(current_setting('app.following', true), '');
  mark text := CASE channel WHEN 'email' THEN 'email_opt_out' WHEN 'phone' THEN 'do_not_call' END;
  freed uuid[];
BEGIN
  PERFORM set_config('app.batch', '', true);
  PERFORM set_config('app.following', 'on', true);
  EXECUTE format('DELETE FROM %I.crm_suppression s USING b2o.address_hashes($1, $2, $3) h
    WHERE s.channel = $2 AND s.address_hash = h.hash AND s.at <= $4', place) USING place, channel, addresses, until;
  IF mark IS NULL THEN
    PERFORM set_config('app.batch', batch_before, true);
    PERFORM set_config('app.following', following_before, true);
    RETURN;
  END IF;
  freed := contacts || b2o.address_holders(place, channel, addresses);
  EXECUTE format('SELECT FROM %I.crm_contact WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', place) USING freed;
  EXECUTE format('UPDATE %1$I.crm_contact c SET %2$I = false, version = version + 1, updated_at = clock_timestamp(),
      updated_by = nullif(current_setting(''app.actor'', true), '''')::uuid
    WHERE c.id = ANY ($1) AND c.%2$I
      AND NOT EXISTS (SELECT FROM b2o.consent_states($2, $1) s WHERE s.contact_id = c.id AND s.channel = $3 AND s.word = ''no'')
      AND NOT EXISTS (SELECT FROM b2o.listed($2, $3, b2o.contact_addresses($3, c.emails, c.phones, c.addresses,
        c.first_name || c.last_name)))', place, mark) USING freed, place, channel;
  PERFORM set_config('app.batch', batch_before, true);
  PERFORM set_config('app.following', following_before, true);
END $$;

-- The addresses of one contact, lead or event, without doubles.
CREATE FUNCTION b2o.consent_addresses(place text, channel text, contact uuid, lead uuid, address text) RETURNS text[]
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  found text[];
BEGIN
  EXECUTE format('SELECT array_agg(DISTINCT each) FROM (
      SELECT unnest(b2o.contact_addresses($1, emails, phones, addresses, first_name || last_name)) AS each
      FROM %1$I.crm_contact WHERE id = $2
      UNION ALL SELECT unnest(b2o.contact_addresses($1, jsonb_build_array(jsonb_build_object(''address'', email)),
        jsonb_build_array(jsonb_build_object(''number'', phone)), addresses, concat(first_name, last_name)))
      FROM %1$I.crm_lead WHERE id = $3
      UNION ALL SELECT b2o.plain_address($1, $4)) said WHERE each <> ''''', place)
    INTO found USING channel, contact, lead, address;
  RETURN coalesce(found, '{}');
END $$;

-- What was noted is never changed: an event moves with its person (a merge, a conversion), and loses what identifies
-- when the person is erased. The only one ever removed is what a merge wrote, when that merge is undone.
CREATE FUNCTION b2o.keep_consent_events() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  of_merge boolean;
  erased boolean;
  -- `word` follows from the others, and is not computed yet.
  free text[] := '{contact_id,lead_id,word}';
BEGIN
  IF TG_OP = 'DELETE' THEN
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.crm_merge_change
      WHERE table_name = ''crm_consent_event'' AND record_id = $1 AND operation = ''insert'')', TG_TABLE_SCHEMA)
      INTO of_merge USING OLD.id;
    IF NOT of_merge THEN RAISE EXCEPTION 'consent events are never removed'; END IF;
    RETURN OLD;
  END IF;
  erased := NEW.contact_id IS NULL AND NEW.lead_id IS NULL
    AND (OLD.contact_id IS NOT NULL OR OLD.lead_id IS NOT NULL);
  IF to_jsonb(NEW) - free IS DISTINCT FROM to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'consent events are never changed';
  END IF;
  IF erased THEN
    NEW.address := NULL;
    NEW.ip := NULL;
    NEW.proof := NULL;
  END IF;
  RETURN NEW;
END $$;

-- What follows from words: the list, and the marks of contacts. A word that a later one has overtaken has no effect.
CREATE FUNCTION b2o.follow_consent_events() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  said record;
  addresses text[];
BEGIN
  EXECUTE format('SELECT FROM %I.crm_contact WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', TG_TABLE_SCHEMA)
    USING (SELECT array_agg(n.contact_id) FROM new_rows n WHERE n.word IN ('yes', 'no'));
  -- Many refusals at once, as imports bring them, are followed by the second they were said in.
  IF NOT EXISTS (SELECT FROM new_rows n WHERE n.word = 'yes') AND (SELECT count(*) FROM new_rows) > 1 THEN
    FOR said IN
      SELECT n.channel, n.kind, max(n.at) AS at, array_agg(DISTINCT n.contact_id) FILTER (WHERE n.contact_id IS NOT NULL) AS contacts,
        array_agg(n.lead_id) FILTER (WHERE n.lead_id IS NOT NULL) AS leads,
        array_agg(n.address) FILTER (WHERE n.address IS NOT NULL) AS addresses
      FROM new_rows n
      WHERE n.word = 'no' AND (n.contact_id IS NULL OR (n.contact_id, n.channel) IN (
        SELECT c.contact_id, c.channel
        FROM b2o.consent_states(TG_TABLE_SCHEMA, ARRAY(SELECT r.contact_id FROM new_rows r)) c WHERE c.word = 'no'))
      GROUP BY n.channel, n.kind, date_trunc('second', n.at) ORDER BY 3
    LOOP
      EXECUTE format('SELECT array_agg(DISTINCT each) FROM (
          SELECT unnest(b2o.contact_addresses($1, emails, phones, addresses, first_name || last_name)) AS each
          FROM %1$I.crm_contact WHERE id = ANY ($2)
          UNION ALL SELECT unnest(b2o.contact_addresses($1, jsonb_build_array(jsonb_build_object(''address'', email)),
            jsonb_build_array(jsonb_build_object(''number'', phone)), addresses, concat(first_name, last_name)))
          FROM %1$I.crm_lead WHERE id = ANY ($3)
          UNION ALL SELECT b2o.plain_address($1, given) FROM unnest($4) given) said WHERE each <> ''''', TG_TABLE_SCHEMA)
        INTO addresses USING said.channel, said.contacts, said.leads, said.addresses;
      PERFORM b2o.suppress(TG_TABLE_SCHEMA, said.channel, coalesce(addresses, '{}'), said.kind, said.at);
      PERFORM b2o.mark_refusing(TG_TABLE_SCHEMA, said.channel, said.contacts);
    END LOOP;
    RETURN NULL;
  END IF;
  FOR said IN SELECT n.* FROM new_rows n WHERE n.word IN ('yes', 'no') ORDER BY n.at, n.number LOOP
    CONTINUE WHEN said.contact_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM b2o.consent_states(TG_TABLE_SCHEMA, ARRAY[said.contact_id]) s
      WHERE s.channel = said.channel AND s.word = said.word);
    addresses := b2o.consent_addresses(TG_TABLE_SCHEMA, said.channel, said.contact_id, said.lead_id, said.address);
    IF said.word = 'no' THEN
      PERFORM b2o.suppress(TG_TABLE_SCHEMA, said.channel, addresses, said.kind, said.at);
      PERFORM b2o.mark_refusing(TG_TABLE_SCHEMA, said.channel, array_remove(ARRAY[said.contact_id], NULL));
    ELSE
      PERFORM b2o.lift(TG_TABLE_SCHEMA, said.channel, addresses, said.at, array_remove(ARRAY[said.contact_id], NULL));
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

-- Events that moved. Of two contacts that become one the refusal of either holds, whatever the other said later; a lead
-- that becomes a contact is the same person, whose last word counts.
CREATE FUNCTION b2o.follow_moved_consents() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  batch_before text := coalesce(current_setting('app.batch', true), '');
  moved record;
BEGIN
  PERFORM set_config('app.batch', '', true);
  FOR moved IN
    SELECT n.contact_id AS id, n.channel, bool_or(o.contact_id IS NOT NULL) AS merged,
      (array_agg(n.word ORDER BY n.at DESC, n.number DESC))[1] AS word, array_agg(n.id) AS events
    FROM old_rows o JOIN new_rows n ON n.id = o.id
    WHERE n.contact_id IS NOT NULL AND n.contact_id IS DISTINCT FROM o.contact_id AND n.word IN ('yes', 'no')
    GROUP BY n.contact_id, n.channel ORDER BY n.contact_id, n.channel
  LOOP
    PERFORM b2o.follow_moved_consent(TG_TABLE_SCHEMA, moved.id, moved.channel, moved.merged, moved.word, moved.events);
  END LOOP;
  PERFORM set_config('app.batch', batch_before, true);
  RETURN NULL;
END $$;

CREATE FUNCTION b2o.follow_moved_consent(place text, contact uuid, channel text, merged boolean, word text, events uuid[])
  RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  before text;
  now_says record;
BEGIN
  EXECUTE format('SELECT e.word FROM %I.crm_consent_event e WHERE e.contact_id = $1 AND e.channel = $2
      AND e.word IN (''yes'', ''no'') AND e.id <> ALL ($3) ORDER BY e.at DESC, e.number DESC LIMIT 1', place)
    INTO before USING contact, channel, events;
  SELECT s.word, s.at INTO now_says FROM b2o.consent_states(place, ARRAY[contact]) s WHERE s.channel = $3;
  IF now_says.word = 'no' THEN
    PERFORM b2o.mark_refusing(place, channel, ARRAY[contact]);
  ELSIF merged AND 'no' IN (word, before) THEN
    EXECUTE format('INSERT INTO %I.crm_consent_event (id, contact_id, channel, kind, source, at, recorded_by)
      VALUES (gen_random_uuid(), $1, $2, ''objected'', ''merge'', greatest($3, clock_timestamp()),
        nullif(current_setting(''app.actor'', true), '''')::uuid)', place) USING contact, channel, now_says.at;
  ELSIF NOT merged THEN
    PERFORM b2o.lift(place, channel, b2o.consent_addresses(place, channel, contact, NULL, NULL), now_says.at, ARRAY[contact]);
  END IF;
END $$;

-- New addresses of a contact that are on the list opt it out; and no import opts anyone in.
CREATE FUNCTION b2o.refuse_listed_contact() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  fresh text[];
BEGIN
  IF current_setting('app.following', true) = 'on' THEN RETURN NEW; END IF;
  IF coalesce(current_setting('app.batch', true), '') <> '' THEN
    NEW.email_opt_out := NEW.email_opt_out OR OLD.email_opt_out;
    NEW.do_not_call := NEW.do_not_call OR OLD.do_not_call;
  END IF;
  IF NOT NEW.email_opt_out AND NEW.emails IS DISTINCT FROM OLD.emails THEN
    fresh := ARRAY(SELECT unnest(b2o.contact_addresses('email', NEW.emails, '[]', '[]', ''))
      EXCEPT SELECT unnest(b2o.contact_addresses('email', OLD.emails, '[]', '[]', '')));
    NEW.email_opt_out := EXISTS (SELECT FROM b2o.listed(TG_TABLE_SCHEMA, 'email', fresh));
  END IF;
  IF NOT NEW.do_not_call AND NEW.phones IS DISTINCT FROM OLD.phones THEN
    fresh := ARRAY(SELECT unnest(b2o.contact_addresses('phone', '[]', NEW.phones, '[]', ''))
      EXCEPT SELECT unnest(b2o.contact_addresses('phone', '[]', OLD.phones, '[]', '')));
    NEW.do_not_call := EXISTS (SELECT FROM b2o.listed(TG_TABLE_SCHEMA, 'phone', fresh));
  END IF;
  RETURN NEW;
END $$;

-- New contacts, by whatever way they come: those on the list are opted out. Nobody has seen them yet, so that their
-- version stays.
CREATE FUNCTION b2o.refuse_listed_contacts() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  following_before text := coalesce(current_setting('app.following', true), '');
  channel text;
  mark text;
BEGIN
  PERFORM set_config('app.following', 'on', true);
  FOREACH channel IN ARRAY ARRAY['email', 'phone'] LOOP
    mark := CASE channel WHEN 'email' THEN 'email_opt_out' ELSE 'do_not_call' END;
    EXECUTE format('WITH said AS MATERIALIZED (
        SELECT c.id, each FROM new_rows c, b2o.each_address($1, c.emails, c.phones, ''[]'', '''') each WHERE NOT c.%2$I),
      met AS MATERIALIZED (SELECT listed AS each
        FROM b2o.listed($2, $1, ARRAY(SELECT DISTINCT each FROM said)) listed)
      UPDATE %1$I.crm_contact c SET %2$I = true
      WHERE c.id IN (SELECT s.id FROM said s JOIN met USING (each)) AND NOT c.%2$I', TG_TABLE_SCHEMA, mark)
      USING channel, TG_TABLE_SCHEMA;
  END LOOP;
  PERFORM set_config('app.following', following_before, true);
  RETURN NULL;
END $$;

-- Refusals that come with an import are noted as such; those of the API are noted by their service.
CREATE FUNCTION b2o.note_imported_refusals() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  batch_before text := coalesce(current_setting('app.batch', true), '');
  channel text;
  mark text;
BEGIN
  PERFORM set_config('app.batch', '', true);
  FOREACH channel IN ARRAY ARRAY['email', 'phone'] LOOP
    mark := CASE channel WHEN 'email' THEN 'email_opt_out' ELSE 'do_not_call' END;
    EXECUTE format('WITH said AS MATERIALIZED (
        SELECT c.id, c.%2$I AS address, b2o.contact_addresses($2, c.emails, c.phones, ''[]'', '''') AS addresses
        FROM new_rows c %4$s WHERE c.%3$I %5$s),
      met AS MATERIALIZED (SELECT coalesce(array_agg(listed), ''{}'') AS addresses
        FROM b2o.listed($1, $2, ARRAY(SELECT DISTINCT each FROM said, unnest(said.addresses) each)) listed)
      INSERT INTO %1$I.crm_consent_event (id, contact_id, channel, kind, source, address, at, recorded_by)
      SELECT gen_random_uuid(), said.id, $2, ''objected'', ''import'', said.address, clock_timestamp(),
        nullif(current_setting(''app.actor'', true), '''')::uuid
      FROM said, met WHERE NOT said.addresses && met.addresses', TG_TABLE_SCHEMA, channel, mark,
      CASE TG_OP WHEN 'UPDATE' THEN 'JOIN old_rows o ON o.id = c.id' ELSE '' END,
      CASE TG_OP WHEN 'UPDATE' THEN format('AND NOT o.%I', mark) ELSE '' END) USING TG_TABLE_SCHEMA, channel;
  END LOOP;
  PERFORM set_config('app.batch', batch_before, true);
  RETURN NULL;
END $$;

-- Addresses that a contact who refused gets later are on the list too.
CREATE FUNCTION b2o.list_new_addresses() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  fresh record;
BEGIN
  FOR fresh IN
    SELECT s.channel, s.at, ARRAY(
        SELECT unnest(b2o.contact_addresses(s.channel, n.emails, n.phones, n.addresses, n.first_name || n.last_name))
        EXCEPT
        SELECT unnest(b2o.contact_addresses(s.channel, o.emails, o.phones, o.addresses, o.first_name || o.last_name))
      ) AS addresses
    FROM old_rows o JOIN new_rows n ON n.id = o.id AND (o.emails, o.phones, o.addresses, o.first_name, o.last_name)
      IS DISTINCT FROM (n.emails, n.phones, n.addresses, n.first_name, n.last_name),
      LATERAL b2o.consent_states(TG_TABLE_SCHEMA, ARRAY[n.id]) s
    WHERE s.word = 'no'
  LOOP
    PERFORM b2o.suppress(TG_TABLE_SCHEMA, fresh.channel, fresh.addresses, 'objected', fresh.at);
  END LOOP;
  RETURN NULL;
END $$;

-- A contact or lead goes, its refusals stay: on the list. Done before the foreign keys would do it, so that what is
-- left of the events is no part of the batch that removes them.
CREATE FUNCTION b2o.leave_consents() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  batch_before text := coalesce(current_setting('app.batch', true), '');
  said record;
BEGIN
  PERFORM set_config('app.batch', '', true);
  IF TG_TABLE_NAME = 'crm_lead' THEN
    EXECUTE format('UPDATE %I.crm_consent_event SET lead_id = NULL WHERE lead_id = $1', TG_TABLE_SCHEMA) USING OLD.id;
    PERFORM set_config('app.batch', batch_before, true);
    RETURN OLD;
  END IF;
  FOR said IN SELECT s.channel, s.at FROM b2o.consent_states(TG_TABLE_SCHEMA, ARRAY[OLD.id]) s WHERE s.word = 'no' LOOP
    PERFORM b2o.suppress(TG_TABLE_SCHEMA, said.channel, b2o.contact_addresses(said.channel, OLD.emails, OLD.phones,
      OLD.addresses, OLD.first_name || OLD.last_name), 'removed', said.at, OLD.id);
  END LOOP;
  EXECUTE format('UPDATE %I.crm_consent_event SET contact_id = NULL WHERE contact_id = $1', TG_TABLE_SCHEMA) USING OLD.id;
  PERFORM set_config('app.batch', batch_before, true);
  RETURN OLD;
END $$;

-- What a lead said, its contact said.
CREATE FUNCTION b2o.pass_consents() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  EXECUTE format('UPDATE %I.crm_consent_event SET contact_id = $1 WHERE lead_id = $2 AND contact_id IS NULL', TG_TABLE_SCHEMA)
    USING NEW.converted_contact_id, NEW.id;
  RETURN NULL;
END $$;

-- What a restore must not rewind: refusals since the copy was taken hold in the restored data too. Both lists are under
-- one key afterwards, that of the live data.
CREATE FUNCTION b2o.carry_refusals(live text, restored text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  same_key boolean;
  contact record;
  mark record;
BEGIN
  IF to_regclass(format('%I.crm_suppression', live)) IS NULL OR to_regclass(format('%I.crm_suppression', restored)) IS NULL THEN
    RETURN;
  END IF;
  EXECUTE format('SELECT EXISTS (SELECT FROM %I.crm_suppression_key JOIN %I.crm_suppression_key USING (inner_pad))',
    live, restored) INTO same_key;
  IF NOT same_key THEN
    -- The copy is older than the list: what there is was made a moment ago, from the contacts' own marks.
    EXECUTE format('DELETE FROM %I.crm_suppression', restored);
    EXECUTE format('DELETE FROM %I.crm_suppression_key', restored);
    EXECUTE format('INSERT INTO %I.crm_suppression_key SELECT * FROM %I.crm_suppression_key', restored, live);
    FOR contact IN EXECUTE format('SELECT c.id, c.emails, c.phones, c.addresses, c.first_name || c.last_name AS name
      FROM %1$I.crm_contact c WHERE c.id IN (SELECT contact_id FROM %1$I.crm_consent_event WHERE word = ''no'')', restored)
    LOOP
      PERFORM b2o.suppress(restored, s.channel, b2o.contact_addresses(s.channel, contact.emails, contact.phones,
        contact.addresses, contact.name), 'objected', s.at)
      FROM b2o.consent_states(restored, ARRAY[contact.id]) s WHERE s.word = 'no';
    END LOOP;
  END IF;
  EXECUTE format('INSERT INTO %I.crm_suppression AS s (id, channel, address_hash, reason, at, created_at, created_by)
    SELECT l.id, l.channel, l.address_hash, l.reason, l.at, l.created_at, l.created_by FROM %I.crm_suppression l
    WHERE NOT EXISTS (SELECT FROM %1$I.crm_suppression r WHERE r.id = l.id)
    ON CONFLICT (channel, address_hash) DO NOTHING', restored, live);
  FOR mark IN SELECT * FROM (VALUES ('email', 'email_opt_out'), ('phone', 'do_not_call')) AS marks (channel, name) LOOP
    EXECUTE format('WITH said AS MATERIALIZED (
        SELECT c.id, each FROM %1$I.crm_contact c, b2o.each_address($1, c.emails, c.phones, ''[]'', '''') each
        WHERE NOT c.%2$I),
      met AS MATERIALIZED (SELECT listed AS each
        FROM b2o.listed($2, $1, ARRAY(SELECT DISTINCT each FROM said)) listed)
      UPDATE %1$I.crm_contact c SET %2$I = true, version = version + 1, updated_at = now()
      WHERE c.id IN (SELECT s.id FROM said s JOIN met USING (each))', restored, mark.name) USING mark.channel, restored;
  END LOOP;
END $$;
