/**
 * The rules of `SendGuard`, set-based: contacts $1, channel $2, now $3, today $4 in the instance's calendar, theme $5,
 * whether calls to consumers need consent $6.
 *
 * A consumer is whoever has no current place in an organisation; a household is none. A customer is one whose own or
 * whose household's opportunity was won within three years (the time that L34-5 leaves for similar products, as the
 * CNIL counts it); as long as there are no orders, works are taken to be under way for a year after the sale.
 */
export const guardStatement = `
WITH asked AS MATERIALIZED (
  SELECT c.id, c.origin, c.created_at, c.email,
    CASE $2 WHEN 'email' THEN c.email_opt_out WHEN 'phone' THEN c.do_not_call ELSE false END AS marked
  FROM crm_contact c WHERE c.id = ANY ($1::uuid[])
), addresses AS MATERIALIZED (
  SELECT c.id, each FROM crm_contact c,
    b2o.each_address($2, c.emails, c.phones, c.addresses, c.first_name || c.last_name) each
  WHERE c.id = ANY ($1::uuid[])
), reachable AS (
  SELECT id FROM addresses GROUP BY id
), places AS MATERIALIZED (
  SELECT a.contact_id, a.company_id, o.kind FROM crm_affiliation a JOIN crm_company o ON o.id = a.company_id
  WHERE a.contact_id = ANY ($1::uuid[])
    AND coalesce(a.started_on <= $4::date, true) AND coalesce(a.ended_on >= $4::date, true)
), standing AS (
  SELECT contact_id, bool_or(kind <> 'household') AS professional, bool_or(kind = 'customer') AS with_customer
  FROM places GROUP BY contact_id
), sales AS (
  SELECT buyer.id, max(buyer.closed_at) AS last FROM (
    SELECT o.contact_id AS id, o.closed_at FROM crm_opportunity o
    WHERE o.state = 'won' AND o.contact_id = ANY ($1::uuid[])
    UNION ALL
    SELECT p.contact_id, o.closed_at FROM places p JOIN crm_opportunity o ON o.company_id = p.company_id
    WHERE p.kind = 'household' AND o.state = 'won') buyer GROUP BY buyer.id
), said AS (
  SELECT s.* FROM b2o.consent_states(current_schema()::text, $1::uuid[]) s WHERE s.channel = $2
), told AS (
  SELECT e.contact_id FROM crm_consent_event e WHERE e.contact_id = ANY ($1::uuid[])
    AND (e.kind = 'informed' OR e.word = 'yes' AND e.basis IS DISTINCT FROM 'legitimate-interest') GROUP BY e.contact_id
), came AS (
  SELECT l.converted_contact_id AS contact_id, bool_or(l.channel = 'purchased-list') AS bought,
    bool_or(l.noticed_at IS NOT NULL) AS noticed
  FROM crm_lead l WHERE l.converted_contact_id = ANY ($1::uuid[]) GROUP BY l.converted_contact_id
), refused AS (
  SELECT DISTINCT a.id FROM addresses a JOIN b2o.listed(current_schema()::text, $2,
    ARRAY(SELECT DISTINCT each FROM addresses)) listed ON listed = a.each
), failed AS (
  SELECT c.id FROM asked c JOIN crm_consent_event e ON e.kind = 'bounced' AND lower(e.address) = lower(c.email)
  LEFT JOIN said s ON s.contact_id = c.id AND s.word = 'yes'
  WHERE $2 = 'email' AND e.at > coalesce(s.at, '-infinity') GROUP BY c.id HAVING count(*) >= 2
), facts AS (
  SELECT c.id, c.marked, s.word, coalesce(s.pending, false) AS pending,
    coalesce(s.word = 'yes' AND coalesce(s.basis, 'consent') = 'consent', false) AS consents,
    reachable.id IS NULL OR $2 = 'email' AND c.email IS NULL AS unreachable,
    refused.id IS NOT NULL AS listed, failed.id IS NOT NULL AS bounced,
    p.professional IS NOT TRUE AS consumer,
    coalesce(b.last >= $3::timestamptz - interval '3 years', false) AS customer,
    coalesce(b.last >= $3::timestamptz - interval '1 year', false) AS under_way,
    c.created_at < $3::timestamptz - interval '30 days' AND b.last IS NULL AND told.contact_id IS NULL
      AND (c.origin = 'import' OR came.bought IS TRUE) AND came.noticed IS NOT TRUE
      AND p.with_customer IS NOT TRUE AS uninformed
  FROM asked c LEFT JOIN said s ON s.contact_id = c.id LEFT JOIN sales b ON b.id = c.id
  LEFT JOIN reachable ON reachable.id = c.id LEFT JOIN standing p ON p.contact_id = c.id LEFT JOIN told ON told.contact_id = c.id
  LEFT JOIN came ON came.contact_id = c.id LEFT JOIN refused ON refused.id = c.id LEFT JOIN failed ON failed.id = c.id
), decided AS (
  SELECT id, CASE
    WHEN unreachable THEN 'no-address'
    WHEN word = 'no' THEN 'opted-out'
    WHEN listed THEN 'suppressed'
    WHEN marked THEN 'opted-out'
    WHEN $5::text = 'energy-renovation' AND $2 <> 'letter' AND consumer AND NOT under_way THEN 'banned-theme'
    WHEN bounced THEN 'bounced'
    WHEN $2 IN ('email', 'sms') AND consumer AND NOT consents AND NOT customer
      THEN CASE WHEN pending THEN 'unconfirmed' ELSE 'no-consent' END
    WHEN $2 = 'email' AND pending AND word IS NULL AND NOT customer THEN 'unconfirmed'
    WHEN $2 = 'phone' AND $6::boolean AND consumer AND NOT consents AND NOT customer THEN 'no-consent'
    WHEN uninformed THEN 'not-informed'
  END AS refusal FROM facts
)
SELECT id, refusal FROM decided WHERE refusal IS NOT NULL
UNION ALL
SELECT each, 'no-address' FROM unnest($1::uuid[]) each WHERE NOT EXISTS (SELECT FROM asked WHERE asked.id = each)`;
