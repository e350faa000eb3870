-- @instances company
-- CRM: tags on its records; segments of contacts, by a filter or by hand.

ALTER TABLE crm_company ADD COLUMN tag_ids uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE crm_contact ADD COLUMN tag_ids uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE crm_lead ADD COLUMN tag_ids uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE crm_opportunity ADD COLUMN tag_ids uuid[] NOT NULL DEFAULT '{}';
CREATE INDEX crm_company_by_tag ON crm_company USING gin (tag_ids) WITH (gin_pending_list_limit = 64);
CREATE INDEX crm_contact_by_tag ON crm_contact USING gin (tag_ids) WITH (gin_pending_list_limit = 64);
CREATE INDEX crm_lead_by_tag ON crm_lead USING gin (tag_ids) WITH (gin_pending_list_limit = 64);
CREATE INDEX crm_opportunity_by_tag ON crm_opportunity USING gin (tag_ids) WITH (gin_pending_list_limit = 64);

CREATE TABLE crm_segment (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  search_text text GENERATED ALWAYS AS (b2o.fold(name || ' ' || coalesce(description, ''))) STORED,
  description text,
  kind text NOT NULL DEFAULT 'dynamic' CHECK (kind IN ('dynamic', 'fixed')),
  -- Whom a dynamic segment has: all or any of its conditions, in the language of libs/crm/segments/segment-conditions.ts.
  match text NOT NULL DEFAULT 'all' CHECK (match IN ('all', 'any')),
  conditions jsonb NOT NULL DEFAULT '[]',
  owner_id uuid,
  origin text NOT NULL DEFAULT 'user' CHECK (origin IN ('user', 'import', 'interface', 'webform')),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  CHECK (kind = 'dynamic' OR conditions = '[]')
);
CREATE UNIQUE INDEX crm_segment_name ON crm_segment (b2o.fold(name));
CREATE INDEX crm_segment_by_update ON crm_segment (updated_at, id);
CREATE INDEX crm_segment_by_owner ON crm_segment (owner_id);
CREATE INDEX crm_segment_search ON crm_segment USING gin (search_text b2o.gin_trgm_ops) WITH (gin_pending_list_limit = 64);
SELECT b2o.open_table('crm_segment');

-- Whom somebody put into a fixed segment.
CREATE TABLE crm_segment_member (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  segment_id uuid NOT NULL REFERENCES crm_segment ON DELETE CASCADE,
  contact_id uuid NOT NULL REFERENCES crm_contact ON DELETE CASCADE,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  added_by uuid
);
CREATE UNIQUE INDEX crm_segment_member_once ON crm_segment_member (segment_id, contact_id);
CREATE INDEX crm_segment_member_by_contact ON crm_segment_member (contact_id);
SELECT b2o.open_table('crm_segment_member');

-- New rights of roles that exist already; those of new instances come with provisioning.
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"crm.segment.read": "all",
  "crm.segment.create": "all", "crm.segment.update": "all", "crm.segment.delete": "all", "crm.segment.export": "all",
  "crm.segment.import": "all", "crm.segment.mass-edit": "all"}'
WHERE key = 'manager' AND built_in;
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"crm.segment.read": "all",
  "crm.segment.create": "all", "crm.segment.update": "team"}'
WHERE key = 'member' AND built_in;
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"crm.segment.read": "all"}'
WHERE key = 'reader' AND built_in;
