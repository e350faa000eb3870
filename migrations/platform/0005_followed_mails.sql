-- The last contact with a company or a contact follows from activities and from mails. Runs as the owner.

-- Computes the last contacts of some companies and contacts anew. A mail counts for the contact whom it went to, or who
-- wrote it; one that a machine answered by itself does not, nor does one that was merely opened. The rows are locked
-- before they are computed, in one order: of two transactions the second sees what the first did.
CREATE FUNCTION b2o.follow_contacts(place name, companies uuid[], contacts uuid[]) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  -- An instance that is being brought up to date has no mails yet.
  mails boolean := to_regclass(format('%I.crm_email_link', place)) IS NOT NULL;
  company_mails text := CASE WHEN mails THEN format('SELECT e.sent_at AS at
      FROM %1$I.crm_email_link l JOIN %1$I.crm_email e ON e.id = l.email_id
      WHERE l.company_id = one.id AND e.state IN (''sent'', ''received'') AND NOT e.automatic', place)
    ELSE 'SELECT NULL::timestamptz' END;
  contact_mails text := CASE WHEN mails THEN format('SELECT e.sent_at AS at, e.direction = ''in'' AS inbound
      FROM %1$I.crm_email_link l JOIN %1$I.crm_email e ON e.id = l.email_id
      WHERE l.contact_id = one.id AND NOT e.automatic AND (e.state = ''sent'' AND l.role IN (''to'', ''cc'')
        OR e.state = ''received'' AND l.role = ''from'')', place)
    ELSE 'SELECT NULL::timestamptz, false' END;
BEGIN
  -- Neither a task nor a note is a contact.
  IF companies IS NOT NULL THEN
    EXECUTE format('SELECT FROM %I.crm_company WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', place)
      USING companies;
    EXECUTE format('UPDATE %1$I.crm_company c SET last_contact_at = last.at
      FROM (SELECT one.id, (SELECT max(at) FROM (
              SELECT done_at AS at FROM %1$I.crm_activity
              WHERE company_id = one.id AND state = ''done'' AND kind NOT IN (''task'', ''note'')
              UNION ALL %2$s) seen) AS at
            FROM unnest($1) one (id)) last
      WHERE c.id = last.id AND c.last_contact_at IS DISTINCT FROM last.at', place, company_mails) USING companies;
  END IF;
  IF contacts IS NOT NULL THEN
    EXECUTE format('SELECT FROM %I.crm_contact WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', place)
      USING contacts;
    EXECUTE format('UPDATE %1$I.crm_contact c SET last_contact_at = last.at, last_inbound_at = last.inbound_at
      FROM (SELECT one.id, seen.* FROM unnest($1) one (id), LATERAL (
              SELECT max(at) AS at, max(at) FILTER (WHERE inbound) AS inbound_at FROM (
                SELECT done_at AS at, direction = ''in'' AS inbound FROM %1$I.crm_activity
                WHERE contact_id = one.id AND state = ''done'' AND kind NOT IN (''task'', ''note'')
                UNION ALL %2$s) each) seen) last
      WHERE c.id = last.id
        AND (c.last_contact_at, c.last_inbound_at) IS DISTINCT FROM (last.at, last.inbound_at)', place, contact_mails)
      USING contacts;
  END IF;
END $$;

-- As before, with mails beside the activities.
CREATE OR REPLACE FUNCTION b2o.follow_activities() RETURNS trigger
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
  PERFORM b2o.follow_contacts(TG_TABLE_SCHEMA, companies, contacts);
  RETURN NULL;
END $$;

-- What follows from a mail that is sent or changes hands; its links do not move with it.
CREATE FUNCTION b2o.follow_mails() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  mails uuid[] := (SELECT array_agg(n.id) FROM old_rows o JOIN new_rows n ON n.id = o.id
    WHERE (o.state, o.sent_at, o.direction, o.automatic) IS DISTINCT FROM (n.state, n.sent_at, n.direction, n.automatic));
  companies uuid[];
  contacts uuid[];
BEGIN
  IF mails IS NOT NULL THEN
    EXECUTE format('SELECT array_agg(DISTINCT company_id) FILTER (WHERE company_id IS NOT NULL),
        array_agg(DISTINCT contact_id) FILTER (WHERE contact_id IS NOT NULL)
      FROM %I.crm_email_link WHERE email_id = ANY ($1)', TG_TABLE_SCHEMA) USING mails INTO companies, contacts;
    PERFORM b2o.follow_contacts(TG_TABLE_SCHEMA, companies, contacts);
  END IF;
  RETURN NULL;
END $$;

-- What follows from the links of mails: a removed mail takes them with it, a merge moves them.
CREATE FUNCTION b2o.follow_mail_links() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  companies uuid[];
  contacts uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(DISTINCT company_id) FILTER (WHERE company_id IS NOT NULL),
      array_agg(DISTINCT contact_id) FILTER (WHERE contact_id IS NOT NULL) INTO companies, contacts FROM new_rows;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(DISTINCT company_id) FILTER (WHERE company_id IS NOT NULL),
      array_agg(DISTINCT contact_id) FILTER (WHERE contact_id IS NOT NULL) INTO companies, contacts FROM old_rows;
  ELSE
    SELECT array_agg(DISTINCT company_id) FILTER (WHERE company_id IS NOT NULL),
      array_agg(DISTINCT contact_id) FILTER (WHERE contact_id IS NOT NULL) INTO companies, contacts
    FROM (SELECT company_id, contact_id FROM old_rows UNION ALL SELECT company_id, contact_id FROM new_rows) moved;
  END IF;
  PERFORM b2o.follow_contacts(TG_TABLE_SCHEMA, companies, contacts);
  RETURN NULL;
END $$;
