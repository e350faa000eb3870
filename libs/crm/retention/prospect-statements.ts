/**
 * What decides on contacts and leads, whose conditions follow: statements with the zone of the instance as $1 and its
 * day as $2. Whoever belongs to a company that is neither a prospect nor a household is with a business partner.
 */
const held = (column: 'contact_id' | 'lead_id'): string =>
  `EXISTS (SELECT FROM crm_retention_case k WHERE k.${column} = c.id AND k.state = 'kept'
     AND (k.kept_until IS NULL OR k.kept_until >= $2::date))
   OR EXISTS (SELECT FROM crm_rights_request r WHERE r.${column} = c.id AND r.state = 'open') AS "isHeld"`;

const columns = `c.id, c.anonymised_at IS NOT NULL AS "isAnonymous",
  latest.at AS "lastContactAt", (latest.at AT TIME ZONE $1)::date::text AS "lastContactOn"`;

/** Calls, visits and mails that came from the person count, and what they agreed to; opened mails do not. */
export const contactFacts = `
SELECT ${columns}, ${held('contact_id')}, partner.known OR sales.won AS "isCustomer", sales.open AS "hasOpenSale"
FROM crm_contact c
CROSS JOIN LATERAL (SELECT greatest(c.created_at, c.last_inbound_at, (SELECT max(e.at) FROM crm_consent_event e
  WHERE e.contact_id = c.id AND e.kind IN ('given', 'confirmed'))) AS at) latest
CROSS JOIN LATERAL (SELECT ARRAY(SELECT a.company_id FROM crm_affiliation a WHERE a.contact_id = c.id) AS ids) places
CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM crm_company o
  WHERE o.id = ANY (places.ids) AND o.kind NOT IN ('prospect', 'household')) AS known) partner
CROSS JOIN LATERAL (
  SELECT coalesce(bool_or(s.state = 'won'), false) AS won, coalesce(bool_or(s.state = 'open'), false) AS open FROM (
    SELECT o.state FROM crm_opportunity o WHERE o.contact_id = c.id
    UNION ALL
    SELECT o.state FROM crm_opportunity o WHERE o.company_id = ANY (places.ids)
    UNION ALL
    SELECT o.state FROM crm_participant p JOIN crm_opportunity o ON o.id = p.opportunity_id WHERE p.contact_id = c.id
  ) s) sales
WHERE `;

/** A lead that became a contact goes with that one. */
export const leadFacts = `
SELECT ${columns}, ${held('lead_id')}, coalesce(sale.state = 'open', false) AS "hasOpenSale",
  coalesce(sale.state = 'won', false) OR coalesce(company.kind NOT IN ('prospect', 'household'), false) AS "isCustomer"
FROM crm_lead c
LEFT JOIN crm_opportunity sale ON sale.id = c.converted_opportunity_id
LEFT JOIN crm_company company ON company.id = c.converted_company_id
CROSS JOIN LATERAL (SELECT greatest(c.created_at,
  (SELECT max(a.done_at) FROM crm_activity a WHERE a.lead_id = c.id AND a.state = 'done' AND a.direction = 'in'
     AND a.kind NOT IN ('task', 'note')),
  (SELECT max(e.sent_at) FROM crm_email_link l JOIN crm_email e ON e.id = l.email_id
     WHERE l.lead_id = c.id AND l.role = 'from' AND e.state = 'received' AND NOT e.automatic),
  (SELECT max(s.received_at) FROM crm_web_form_submission s WHERE s.lead_id = c.id),
  (SELECT max(e.at) FROM crm_consent_event e WHERE e.lead_id = c.id AND e.kind IN ('given', 'confirmed'))) AS at) latest
WHERE c.converted_contact_id IS NULL AND `;
