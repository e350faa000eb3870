-- New contacts are looked up on the list of refusals by one question, and written again only when they are on it. Runs as
-- the owner.

-- Those of some addresses that are on the list, each with its channel. As b2o.listed in 0006, for several channels at once
-- and by one statement: planning the three that it took cost more than running them.
CREATE FUNCTION b2o.listed_among(place text, channels text[], addresses text[]) RETURNS TABLE (channel text, address text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  -- Reads the key, which no instance may: only for those who may enter the schema.
  IF NOT has_schema_privilege(coalesce(nullif(current_setting('role'), 'none'), session_user), place, 'USAGE') THEN
    RAISE insufficient_privilege;
  END IF;
  RETURN QUERY EXECUTE format('SELECT a.channel, a.address
    FROM %1$I.crm_suppression_key k, unnest($1, $2) a (channel, address), %1$I.crm_suppression s
    WHERE s.channel = a.channel AND s.address_hash = b2o.address_hash(k.inner_pad, k.outer_pad, a.channel, a.address)
      AND b2o.plain_address(a.channel, a.address) <> ''''', place) USING channels, addresses;
END $$;

-- As in 0006, and: an UPDATE that meets no row still plans, and still calls every trigger of its table. Hardly any new
-- contact is on the list.
CREATE OR REPLACE FUNCTION b2o.refuse_listed_contacts() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  following_before text := coalesce(current_setting('app.following', true), '');
  said_channels text[];
  said_addresses text[];
  met record;
BEGIN
  SELECT array_agg(said.channel), array_agg(said.address) INTO said_channels, said_addresses
  FROM (SELECT DISTINCT 'email', each FROM new_rows c, b2o.each_address('email', c.emails, '[]', '[]', '') each
      WHERE NOT c.email_opt_out
    UNION ALL SELECT DISTINCT 'phone', each FROM new_rows c, b2o.each_address('phone', '[]', c.phones, '[]', '') each
      WHERE NOT c.do_not_call) AS said (channel, address);
  IF said_channels IS NULL THEN RETURN NULL; END IF;
  FOR met IN
    SELECT listed.channel, array_agg(listed.address) AS addresses
    FROM b2o.listed_among(TG_TABLE_SCHEMA, said_channels, said_addresses) listed GROUP BY listed.channel
  LOOP
    PERFORM set_config('app.following', 'on', true);
    EXECUTE format('UPDATE %1$I.crm_contact SET %2$I = true
      WHERE id IN (SELECT c.id FROM new_rows c, b2o.each_address($1, c.emails, c.phones, ''[]'', '''') each
        WHERE each = ANY ($2)) AND NOT %2$I', TG_TABLE_SCHEMA,
      CASE met.channel WHEN 'email' THEN 'email_opt_out' ELSE 'do_not_call' END) USING met.channel, met.addresses;
    PERFORM set_config('app.following', following_before, true);
  END LOOP;
  RETURN NULL;
END $$;
