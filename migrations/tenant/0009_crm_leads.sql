-- @instances company
-- CRM: leads, and what they became.

CREATE TABLE crm_lead (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  -- What the lead is called in lists: the company, else the person, else the only way to reach them.
  title text GENERATED ALWAYS AS (coalesce(company_name, nullif(btrim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')), ''),
    email, phone, '')) STORED,
  -- Near the front, with what lists sort by: a search reads these two of many rows and the rest of a page only.
  search_text text GENERATED ALWAYS AS (b2o.fold(
    coalesce(company_name, '') || ' ' || coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' '
    || coalesce(first_name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '') || ' '
    || coalesce(addresses -> 0 ->> 'city', ''))) STORED,
  company_name text CHECK (length(company_name) BETWEEN 1 AND 200),
  civility text CHECK (civility IN ('mr', 'mrs', 'mx')),
  first_name text CHECK (length(first_name) BETWEEN 1 AND 100),
  last_name text CHECK (length(last_name) BETWEEN 1 AND 100),
  email text,
  phone text,
  addresses jsonb NOT NULL DEFAULT '[]',
  need text,
  channel text NOT NULL DEFAULT 'other'
    CHECK (channel IN ('web-form', 'call', 'email', 'referral', 'fair', 'campaign', 'purchased-list', 'walk-in', 'other')),
  channel_detail text,
  provider text CHECK (channel <> 'purchased-list' OR provider IS NOT NULL),
  state text NOT NULL DEFAULT 'new'
    CHECK (state IN ('new', 'assigned', 'contacted', 'qualified', 'converted', 'unqualified', 'recycled')),
  score integer CHECK (score BETWEEN 0 AND 100),
  first_response_due_at timestamptz,
  responded_at timestamptz,
  unqualified_reason text,
  recycling_note text,
  consent text,
  noticed_at timestamptz,
  converted_at timestamptz,
  converted_company_id uuid REFERENCES crm_company ON DELETE SET NULL,
  converted_contact_id uuid REFERENCES crm_contact ON DELETE SET NULL,
  converted_opportunity_id uuid REFERENCES crm_opportunity ON DELETE SET NULL,
  owner_id uuid,
  external_id text,
  origin text NOT NULL DEFAULT 'user' CHECK (origin IN ('user', 'import', 'interface', 'webform')),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  city text GENERATED ALWAYS AS (addresses -> 0 ->> 'city') STORED,
  postal_code text GENERATED ALWAYS AS (addresses -> 0 ->> 'postalCode') STORED,
  CHECK ((state = 'converted') = (converted_at IS NOT NULL))
);
CREATE UNIQUE INDEX crm_lead_external_id ON crm_lead (external_id);
CREATE INDEX crm_lead_by_title ON crm_lead (title, id);
CREATE INDEX crm_lead_by_state ON crm_lead (state, created_at, id);
CREATE INDEX crm_lead_by_creation ON crm_lead (created_at, id);
CREATE INDEX crm_lead_by_update ON crm_lead (updated_at, id);
CREATE INDEX crm_lead_by_due_response ON crm_lead (first_response_due_at, id) WHERE responded_at IS NULL;
CREATE INDEX crm_lead_by_email ON crm_lead (lower(email));
CREATE INDEX crm_lead_by_phone ON crm_lead (phone);
CREATE INDEX crm_lead_by_owner ON crm_lead (owner_id);
CREATE INDEX crm_lead_by_company ON crm_lead (converted_company_id) WHERE converted_company_id IS NOT NULL;
CREATE INDEX crm_lead_by_contact ON crm_lead (converted_contact_id) WHERE converted_contact_id IS NOT NULL;
CREATE INDEX crm_lead_by_opportunity ON crm_lead (converted_opportunity_id) WHERE converted_opportunity_id IS NOT NULL;
CREATE INDEX crm_lead_search ON crm_lead USING gin (search_text b2o.gin_trgm_ops) WITH (gin_pending_list_limit = 64);
SELECT b2o.open_table('crm_lead');

ALTER TABLE crm_opportunity ADD CONSTRAINT crm_opportunity_lead_id_fkey
  FOREIGN KEY (lead_id) REFERENCES crm_lead ON DELETE SET NULL;
CREATE INDEX crm_opportunity_by_lead ON crm_opportunity (lead_id) WHERE lead_id IS NOT NULL;

-- New rights of roles that exist already; those of new instances come with provisioning.
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"crm.lead.read": "all",
  "crm.lead.create": "all", "crm.lead.update": "all", "crm.lead.delete": "all", "crm.lead.export": "all",
  "crm.lead.import": "all", "crm.lead.mass-edit": "all"}'
WHERE key = 'manager' AND built_in;
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"crm.lead.read": "all",
  "crm.lead.create": "all", "crm.lead.update": "team"}'
WHERE key = 'member' AND built_in;
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"crm.lead.read": "all"}'
WHERE key = 'reader' AND built_in;
