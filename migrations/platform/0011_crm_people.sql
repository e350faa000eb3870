-- People whom nobody may keep any longer are made anonymous (CRM-5), and opportunities are found by their client's name.
-- As in 0003, functions are here and take the schema they work in. Runs as the owner.

-- What stays of an address: where the person lived, for statistics.
CREATE FUNCTION b2o.city_of(addresses jsonb) RETURNS jsonb
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN coalesce(addresses -> 0 ->> 'city', '') = '' THEN '[]'::jsonb
    ELSE jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('label', addresses -> 0 -> 'label',
      'city', addresses -> 0 -> 'city', 'country', addresses -> 0 -> 'country'))) END;

-- The parties of a mail without some addresses.
CREATE FUNCTION b2o.without_parties(parties jsonb, gone text[]) RETURNS jsonb
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN coalesce((SELECT jsonb_agg(each ORDER BY n) FROM jsonb_array_elements(parties) WITH ORDINALITY t (each, n)
    WHERE lower(each ->> 'address') <> ALL (gone)), '[]'::jsonb);

-- Takes away all that identifies some contacts and leads, and what was written, sent and filed about them. What statistics
-- need stays: the city, the source, the owner, dates, amounts and outcomes of opportunities. Refusals stay on the list of
-- hashes. A lead goes with the contact it became, a household with its last member; organisations stay as they are.
-- A copy may be older than what is known now: households, closed opportunities and activities that were theirs when they
-- were made anonymous are named in also. Runs with the rights of who calls.
-- @returns the ids of all rows whose history must be forgotten, for crm_erasure.
CREATE FUNCTION b2o.anonymise_people(of_schema text, people uuid[], prospects uuid[], also uuid[] DEFAULT '{}') RETURNS uuid[]
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  batch_before text := coalesce(current_setting('app.batch', true), '');
  actor uuid := nullif(current_setting('app.actor', true), '')::uuid;
  word text;
  said record;
  households uuid[];
  sales uuid[];
  doings uuid[];
  mails uuid[];
  shared_mails uuid[];
  owners uuid[];
  gone_addresses text[];
  touched uuid[];
  more uuid[];
  files uuid[];
BEGIN
  -- Ends with the function, which has a search path of its own.
  PERFORM set_config('search_path', format('%I, pg_catalog, pg_temp', of_schema), true);
  PERFORM set_config('app.batch', '', true);
  SELECT CASE language WHEN 'en' THEN 'Anonymised' ELSE 'Anonymisé' END INTO word FROM workspace_company;
  word := coalesce(word, 'Anonymisé');

  PERFORM FROM crm_contact WHERE id = ANY (people) ORDER BY id FOR NO KEY UPDATE;
  prospects := ARRAY(SELECT id FROM crm_lead WHERE id = ANY (prospects) OR converted_contact_id = ANY (people));
  PERFORM FROM crm_lead WHERE id = ANY (prospects) ORDER BY id FOR NO KEY UPDATE;
  households := ARRAY(SELECT DISTINCT a.company_id FROM crm_affiliation a
    JOIN crm_company c ON c.id = a.company_id AND c.kind = 'household'
    WHERE a.contact_id = ANY (people)
      AND NOT EXISTS (SELECT FROM crm_affiliation o JOIN crm_contact p ON p.id = o.contact_id
        WHERE o.company_id = a.company_id AND o.contact_id <> ALL (people) AND p.anonymised_at IS NULL)
      AND NOT EXISTS (SELECT FROM crm_opportunity o WHERE o.company_id = a.company_id AND o.state IN ('open', 'won'))
    UNION SELECT id FROM crm_company WHERE id = ANY (also) AND kind = 'household');
  sales := ARRAY(SELECT id FROM crm_opportunity
    WHERE state NOT IN ('open', 'won') AND (company_id = ANY (households)
      OR company_id IS NULL AND (contact_id = ANY (people) OR contact_id IS NULL AND lead_id = ANY (prospects)))
    UNION SELECT id FROM crm_opportunity WHERE id = ANY (also));
  doings := ARRAY(SELECT id FROM crm_activity WHERE contact_id = ANY (people) OR lead_id = ANY (prospects)
    OR company_id = ANY (households) OR opportunity_id = ANY (sales) OR id = ANY (also));
  gone_addresses := ARRAY(
    SELECT lower(e ->> 'address') FROM crm_contact c, jsonb_array_elements(c.emails) e WHERE c.id = ANY (people)
    UNION SELECT lower(email) FROM crm_lead WHERE id = ANY (prospects) AND email IS NOT NULL
    UNION SELECT lower(email) FROM crm_company WHERE id = ANY (households) AND email IS NOT NULL);

  -- A mail that somebody else has a part in stays, without the person among its parties.
  mails := ARRAY(SELECT DISTINCT e.id FROM crm_email e LEFT JOIN crm_email_link l ON l.email_id = e.id
    WHERE e.contact_id = ANY (people) OR e.lead_id = ANY (prospects) OR e.company_id = ANY (households)
      OR e.opportunity_id = ANY (sales) OR l.contact_id = ANY (people) OR l.lead_id = ANY (prospects)
      OR l.company_id = ANY (households) OR l.opportunity_id = ANY (sales));
  shared_mails := ARRAY(SELECT DISTINCT l.email_id FROM crm_email_link l JOIN crm_contact c ON c.id = l.contact_id
    WHERE l.email_id = ANY (mails) AND c.id <> ALL (people) AND c.anonymised_at IS NULL);
  mails := ARRAY(SELECT unnest(mails) EXCEPT SELECT unnest(shared_mails));

  -- Refusals outlive their person, as when a contact is removed; what was said does not name them any more.
  FOR said IN
    SELECT s.channel, s.at, c.id, c.emails, c.phones, c.addresses, c.first_name || c.last_name AS name
    FROM b2o.consent_states(of_schema, people) s JOIN crm_contact c ON c.id = s.contact_id WHERE s.word = 'no'
  LOOP
    PERFORM b2o.suppress(of_schema, said.channel, b2o.contact_addresses(said.channel, said.emails, said.phones,
      said.addresses, said.name), 'removed', said.at, said.id);
  END LOOP;
  WITH left_behind AS (UPDATE crm_consent_event SET contact_id = NULL, lead_id = NULL
    WHERE contact_id = ANY (people) OR lead_id = ANY (prospects) RETURNING id)
  SELECT array_agg(id) INTO touched FROM left_behind;

  owners := people || prospects || households || sales || doings || mails;
  WITH gone AS (DELETE FROM workspace_attachment WHERE record_id = ANY (owners) RETURNING id, file_id)
  SELECT array_agg(id) || array_agg(file_id), array_agg(file_id) INTO more, files FROM gone;
  touched := touched || more;
  DELETE FROM stored_file WHERE id = ANY (files);
  WITH gone AS (DELETE FROM workspace_comment WHERE record_id = ANY (owners) RETURNING id)
  SELECT array_agg(id) INTO more FROM gone;
  touched := touched || more;
  DELETE FROM workspace_notification WHERE record_id = ANY (owners);

  WITH gone AS (DELETE FROM crm_email_intake WHERE email_id = ANY (mails) RETURNING id)
  SELECT array_agg(id) INTO more FROM gone;
  touched := touched || more || ARRAY(SELECT id FROM crm_email_link WHERE email_id = ANY (mails));
  DELETE FROM crm_email WHERE id = ANY (mails);
  DELETE FROM crm_email_link WHERE email_id = ANY (shared_mails) AND (contact_id = ANY (people) OR lead_id = ANY (prospects));
  UPDATE crm_email SET recipients = b2o.without_parties(recipients, gone_addresses),
    copies = b2o.without_parties(copies, gone_addresses),
    from_name = CASE WHEN lower(from_address) = ANY (gone_addresses) THEN word ELSE from_name END,
    from_address = CASE WHEN lower(from_address) = ANY (gone_addresses) THEN NULL ELSE from_address END,
    contact_id = CASE WHEN contact_id = ANY (people) THEN NULL ELSE contact_id END,
    lead_id = CASE WHEN lead_id = ANY (prospects) THEN NULL ELSE lead_id END,
    version = version + 1, updated_at = clock_timestamp(), updated_by = actor
  WHERE id = ANY (shared_mails);

  touched := touched || ARRAY(SELECT id FROM crm_invitee WHERE contact_id = ANY (people) OR invitation_id = ANY (doings));
  DELETE FROM crm_invitee WHERE contact_id = ANY (people);
  DELETE FROM crm_invitation WHERE id = ANY (doings);
  WITH emptied AS (UPDATE crm_calendar_import_entry SET title = '', uid = NULL, before = NULL
    WHERE activity_id = ANY (doings) RETURNING id)
  SELECT array_agg(id) INTO more FROM emptied;
  touched := touched || more;
  UPDATE crm_activity SET subject = word, notes = NULL, place = NULL, external_id = NULL, custom = '{}',
    state = CASE state WHEN 'planned' THEN 'cancelled' ELSE state END,
    version = version + 1, updated_at = clock_timestamp(), updated_by = actor
  WHERE id = ANY (doings);

  DELETE FROM crm_segment_member WHERE contact_id = ANY (people);
  UPDATE crm_campaign_recipient SET message_id = NULL, detail = NULL,
    address = CASE WHEN state IN ('skipped', 'pending') THEN NULL ELSE 'anonymised:' || id END,
    reason = CASE state WHEN 'pending' THEN 'no-address' ELSE reason END,
    state = CASE state WHEN 'pending' THEN 'skipped' ELSE state END
  WHERE contact_id = ANY (people);
  WITH emptied AS (UPDATE crm_participant SET notes = NULL WHERE contact_id = ANY (people) AND notes IS NOT NULL RETURNING id)
  SELECT array_agg(id) INTO more FROM emptied;
  touched := touched || more;
  WITH emptied AS (UPDATE crm_affiliation SET title = NULL WHERE contact_id = ANY (people) AND title IS NOT NULL RETURNING id)
  SELECT array_agg(id) INTO more FROM emptied;
  touched := touched || more;
  UPDATE crm_web_form_submission SET answers = '[]', dropped_names = NULL, page = NULL, address = NULL, user_agent = NULL,
    reason = NULL, duplicates = '[]', fingerprint = NULL, version = version + 1, updated_at = clock_timestamp(), updated_by = actor
  WHERE lead_id = ANY (prospects);
  -- What was merged into the person, and what a merge that was undone had written.
  WITH gone AS (DELETE FROM crm_merge WHERE kept_id = ANY (people || households) OR other_id = ANY (people || households)
    RETURNING id, other_id)
  SELECT array_agg(id) || array_agg(other_id) INTO more FROM gone;
  touched := touched || more;

  -- What they asked for by their rights, and why they were kept for a while: when, and with what outcome, stays as proof.
  WITH emptied AS (UPDATE crm_rights_request SET person = word, reach = NULL, details = NULL,
      answer = CASE WHEN answer IS NULL THEN NULL ELSE word END,
      extension_reason = CASE WHEN extension_reason IS NULL THEN NULL ELSE word END,
      version = version + 1, updated_at = clock_timestamp(), updated_by = actor
    WHERE contact_id = ANY (people) OR lead_id = ANY (prospects) RETURNING id)
  SELECT array_agg(id) INTO more FROM emptied;
  touched := touched || more;
  DELETE FROM workspace_notification WHERE record_id = ANY (more);
  WITH emptied AS (UPDATE crm_retention_case SET reason = word
    WHERE reason IS NOT NULL AND (contact_id = ANY (people) OR lead_id = ANY (prospects)) RETURNING id)
  SELECT array_agg(id) INTO more FROM emptied;
  touched := touched || more;

  UPDATE crm_opportunity SET name = word, notes = NULL, lost_note = NULL, external_id = NULL, custom = '{}', tag_ids = '{}',
    addresses = b2o.city_of(addresses), version = version + 1, updated_at = clock_timestamp(), updated_by = actor
  WHERE id = ANY (sales);
  UPDATE crm_lead SET company_name = NULL, civility = NULL, first_name = NULL, last_name = word, email = NULL, phone = NULL,
    addresses = b2o.city_of(addresses), need = NULL, channel_detail = NULL, unqualified_reason = NULL, recycling_note = NULL,
    consent = NULL, external_id = NULL, custom = '{}', tag_ids = '{}',
    anonymised_at = clock_timestamp(), version = version + 1, updated_at = clock_timestamp(), updated_by = actor
  WHERE id = ANY (prospects) AND anonymised_at IS NULL;
  UPDATE crm_contact SET civility = NULL, first_name = '', last_name = word, job_title = NULL, emails = '[]', phones = '[]',
    addresses = b2o.city_of(addresses), preferred_channel = NULL, notes = NULL, external_id = NULL, custom = '{}', tag_ids = '{}',
    anonymised_at = clock_timestamp(), version = version + 1, updated_at = clock_timestamp(), updated_by = actor
  WHERE id = ANY (people) AND anonymised_at IS NULL;
  UPDATE crm_company SET name = word, trade_name = NULL, siren = NULL, siret = NULL, vat_number = NULL, email = NULL,
    phone = NULL, website = NULL, addresses = b2o.city_of(addresses), notes = NULL, external_id = NULL, custom = '{}',
    tag_ids = '{}', version = version + 1, updated_at = clock_timestamp(), updated_by = actor
  WHERE id = ANY (households);
  PERFORM set_config('app.batch', batch_before, true);
  RETURN ARRAY(SELECT DISTINCT each FROM unnest(owners || shared_mails || touched) each WHERE each IS NOT NULL);
END $$;

-- A line in the register of erasures makes the journal forget what the rows were: that they changed, when and by whom
-- stays. Nothing else can write the journal, and no line of the register can be removed: whatever is forgotten is told.
CREATE FUNCTION b2o.forget_history() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  EXECUTE format('UPDATE %I.change_journal SET before = NULL
    WHERE record_id = ANY ($1) AND before IS NOT NULL AND before <> ''{}''', TG_TABLE_SCHEMA) USING NEW.record_ids;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION b2o.forget_history() FROM PUBLIC;

-- What a restore must not bring back: who was made anonymous since the copy was taken is so in the restored data too.
CREATE FUNCTION b2o.carry_erasures(live text, restored text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  gone record;
BEGIN
  IF to_regclass(format('%I.crm_erasure', live)) IS NULL OR to_regclass(format('%I.crm_erasure', restored)) IS NULL THEN
    RETURN;
  END IF;
  FOR gone IN EXECUTE format('SELECT l.* FROM %I.crm_erasure l
    WHERE NOT EXISTS (SELECT FROM %I.crm_erasure r WHERE r.id = l.id) ORDER BY l.at, l.id', live, restored)
  LOOP
    gone.record_ids := gone.record_ids || b2o.anonymise_people(restored, gone.contact_ids, gone.lead_ids, gone.record_ids);
    EXECUTE format('INSERT INTO %I.crm_erasure (id, at, actor_id, reason, contact_ids, lead_ids, record_ids)
      VALUES ($1, $2, $3, $4, $5, $6, $7)', restored)
      USING gone.id, gone.at, gone.actor_id, gone.reason, gone.contact_ids, gone.lead_ids, gone.record_ids;
  END LOOP;
  -- Archives are kept until their end: those made since the copy was taken go on.
  EXECUTE format('INSERT INTO %1$I.crm_archived_person (%3$s) SELECT %3$s FROM %2$I.crm_archived_person l
    WHERE NOT EXISTS (SELECT FROM %1$I.crm_archived_person r WHERE r.id = l.id)', restored, live,
    'id, version, title, contact_id, lead_id, content, reason, kept_until, created_at, created_by, updated_at, updated_by');
END $$;

-- The register of erased people (0010) tells of these too: wherever a copy is brought back they stay, without names.
ALTER TABLE platform.erasure ADD COLUMN anonymised boolean NOT NULL DEFAULT false;

-- Puts down erased rows, and those that lost their names, with the transaction that does it. Only for the instance whose
-- role asks. Of a row that lost its name and is removed later the removal counts.
DROP FUNCTION b2o.note_erasures(text[], bytea[]);
CREATE FUNCTION b2o.note_erasures(tables text[], digests bytea[], nameless boolean DEFAULT false) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  asking text := coalesce(nullif(current_setting('role'), 'none'), session_user);
  instance uuid;
BEGIN
  SELECT i.id INTO instance FROM platform.instance i WHERE asking IN (i.role_name, i.vault_role_name);
  IF instance IS NULL THEN RAISE insufficient_privilege; END IF;
  INSERT INTO platform.erasure AS known (instance_id, table_name, digest, anonymised)
  SELECT instance, e.name, e.digest, nameless FROM unnest(tables, digests) AS e (name, digest)
  ON CONFLICT (instance_id, table_name, digest) DO UPDATE SET at = excluded.at,
    anonymised = known.anonymised AND excluded.anonymised;
END $$;

-- Makes anonymous in a copy whom the register names, unless they are so there already. @returns how many people
CREATE FUNCTION b2o.anonymise_again(place text, named uuid[]) RETURNS integer
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  people uuid[];
  prospects uuid[];
BEGIN
  IF to_regclass(format('%I.crm_erasure', place)) IS NULL THEN RETURN 0; END IF;
  EXECUTE format('SELECT ARRAY(SELECT id FROM %1$I.crm_contact WHERE id = ANY ($1) AND anonymised_at IS NULL),
    ARRAY(SELECT id FROM %1$I.crm_lead WHERE id = ANY ($1) AND anonymised_at IS NULL)', place)
    INTO people, prospects USING named;
  IF cardinality(people || prospects) = 0 THEN RETURN 0; END IF;
  EXECUTE format('INSERT INTO %I.crm_erasure (id, reason, contact_ids, lead_ids, record_ids)
    VALUES (gen_random_uuid(), ''restored'', $1, $2, $3)', place)
    USING people, prospects, b2o.anonymise_people(place, people, prospects, named);
  RETURN cardinality(people || prospects);
END $$;
REVOKE ALL ON FUNCTION b2o.anonymise_again(text, uuid[]) FROM PUBLIC;

-- The names of an opportunity's client, among what it is searched by. The rows that they are read from are held, so that
-- no other transaction renames them unseen.
CREATE FUNCTION b2o.name_client() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  company text;
  contact text;
BEGIN
  IF NEW.company_id IS NOT NULL THEN
    EXECUTE format('SELECT concat_ws('' '', name, trade_name) FROM %I.crm_company WHERE id = $1 FOR SHARE', TG_TABLE_SCHEMA)
      INTO company USING NEW.company_id;
  END IF;
  IF NEW.contact_id IS NOT NULL THEN
    EXECUTE format('SELECT concat_ws('' '', first_name, last_name) FROM %I.crm_contact WHERE id = $1 FOR SHARE', TG_TABLE_SCHEMA)
      INTO contact USING NEW.contact_id;
  END IF;
  NEW.client_name := btrim(concat_ws(' ', company, contact));
  RETURN NEW;
END $$;

-- A client was renamed: so are the opportunities.
CREATE FUNCTION b2o.follow_client_names() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  is_company boolean := TG_TABLE_NAME = 'crm_company';
  renamed uuid[];
BEGIN
  IF is_company THEN
    SELECT array_agg(n.id) INTO renamed FROM old_rows o JOIN new_rows n ON n.id = o.id
    WHERE (o.name, o.trade_name) IS DISTINCT FROM (n.name, n.trade_name);
  ELSE
    SELECT array_agg(n.id) INTO renamed FROM old_rows o JOIN new_rows n ON n.id = o.id
    WHERE (o.first_name, o.last_name) IS DISTINCT FROM (n.first_name, n.last_name);
  END IF;
  IF renamed IS NULL THEN RETURN NULL; END IF;
  -- The opportunities' own trigger writes the name.
  EXECUTE format('SELECT FROM %I.crm_opportunity WHERE %I = ANY ($1) ORDER BY id FOR NO KEY UPDATE', TG_TABLE_SCHEMA,
    CASE WHEN is_company THEN 'company_id' ELSE 'contact_id' END) USING renamed;
  EXECUTE format('UPDATE %I.crm_opportunity SET company_id = company_id WHERE %I = ANY ($1)', TG_TABLE_SCHEMA,
    CASE WHEN is_company THEN 'company_id' ELSE 'contact_id' END) USING renamed;
  RETURN NULL;
END $$;
