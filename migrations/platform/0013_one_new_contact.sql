-- A contact that is entered by itself is looked up on the list of refusals before it is written, as a changed one is: what
-- INSERT returns is then what is stored. Those of an import stay one question for all (0012). Runs as the owner.
CREATE FUNCTION b2o.refuse_new_contact() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  said_channels text[];
  said_addresses text[];
  met text[];
BEGIN
  SELECT array_agg(said.channel), array_agg(said.address) INTO said_channels, said_addresses
  FROM (SELECT 'email', each FROM b2o.each_address('email', NEW.emails, '[]', '[]', '') each WHERE NOT NEW.email_opt_out
    UNION ALL SELECT 'phone', each FROM b2o.each_address('phone', '[]', NEW.phones, '[]', '') each
      WHERE NOT NEW.do_not_call) AS said (channel, address);
  IF said_channels IS NULL THEN RETURN NEW; END IF;
  met := ARRAY(SELECT channel FROM b2o.listed_among(TG_TABLE_SCHEMA, said_channels, said_addresses));
  NEW.email_opt_out := NEW.email_opt_out OR 'email' = ANY (met);
  NEW.do_not_call := NEW.do_not_call OR 'phone' = ANY (met);
  RETURN NEW;
END $$;

-- As in 0012, and: what names an instance's tables is planned at each call, so that it is two statements of one table, and
-- hardly ever more.
CREATE OR REPLACE FUNCTION b2o.listed_among(place text, channels text[], addresses text[])
  RETURNS TABLE (channel text, address text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  key record;
  hashes bytea[];
  met bytea[];
BEGIN
  -- Reads the key, which no instance may: only for those who may enter the schema.
  IF NOT has_schema_privilege(coalesce(nullif(current_setting('role'), 'none'), session_user), place, 'USAGE') THEN
    RAISE insufficient_privilege;
  END IF;
  EXECUTE format('SELECT inner_pad, outer_pad FROM %I.crm_suppression_key', place) INTO key;
  -- A hash is made of the channel too: the same one in two channels cannot be.
  hashes := ARRAY(SELECT b2o.address_hash(key.inner_pad, key.outer_pad, a.channel, a.address)
    FROM unnest(channels, addresses) WITH ORDINALITY a (channel, address, at) ORDER BY a.at);
  EXECUTE format('SELECT array_agg(address_hash) FROM %I.crm_suppression
    WHERE channel = ANY ($1) AND address_hash = ANY ($2)', place) INTO met USING channels, hashes;
  IF met IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT a.channel, a.address FROM unnest(channels, addresses, hashes) a (channel, address, hash)
    WHERE a.hash = ANY (met) AND b2o.plain_address(a.channel, a.address) <> '';
END $$;

-- As in 0006: those of one channel.
CREATE OR REPLACE FUNCTION b2o.listed(place text, channel text, addresses text[]) RETURNS SETOF text
  LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$ SELECT l.address FROM b2o.listed_among($1, array_fill($2, ARRAY[cardinality($3)]), $3) l $$;
