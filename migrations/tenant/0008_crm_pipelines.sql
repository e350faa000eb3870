-- @instances company
-- CRM: pipelines and their stages, opportunities with the history of their stages, and who takes part in them.

CREATE TABLE crm_pipeline (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  position integer NOT NULL CHECK (position > 0),
  origin text NOT NULL DEFAULT 'user' CHECK (origin IN ('user', 'import', 'interface', 'webform')),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid
);
CREATE UNIQUE INDEX crm_pipeline_name ON crm_pipeline (name);
SELECT b2o.open_table('crm_pipeline');

CREATE TABLE crm_stage (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  pipeline_id uuid NOT NULL REFERENCES crm_pipeline ON DELETE CASCADE,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  -- From 1 without gaps: the open stages, then the won one, then the lost one.
  position integer NOT NULL CHECK (position > 0),
  probability integer NOT NULL CHECK (probability BETWEEN 0 AND 100),
  kind text NOT NULL DEFAULT 'open' CHECK (kind IN ('open', 'won', 'lost')),
  max_age_days integer CHECK (max_age_days > 0),
  required_fields jsonb NOT NULL DEFAULT '[]',
  origin text NOT NULL DEFAULT 'user' CHECK (origin IN ('user', 'import', 'interface', 'webform')),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  -- For the opportunities' foreign key: a stage is one of their own pipeline.
  UNIQUE (pipeline_id, id),
  CHECK (CASE kind WHEN 'won' THEN probability = 100 WHEN 'lost' THEN probability = 0 ELSE true END)
);
CREATE UNIQUE INDEX crm_stage_once ON crm_stage (pipeline_id, name);
CREATE UNIQUE INDEX crm_stage_closing ON crm_stage (pipeline_id, kind) WHERE kind <> 'open';
SELECT b2o.open_table('crm_stage');

CREATE TABLE crm_lost_reason (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  position integer NOT NULL CHECK (position > 0),
  origin text NOT NULL DEFAULT 'user' CHECK (origin IN ('user', 'import', 'interface', 'webform')),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid
);
CREATE UNIQUE INDEX crm_lost_reason_name ON crm_lost_reason (name);
SELECT b2o.open_table('crm_lost_reason');

CREATE TABLE crm_opportunity (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  -- Near the front, with what lists sort by: a search reads these two of many rows and the rest of a page only.
  search_text text GENERATED ALWAYS AS (b2o.fold(
    name || ' ' || coalesce(addresses -> 0 ->> 'city', '') || ' ' || coalesce(external_id, ''))) STORED,
  pipeline_id uuid NOT NULL REFERENCES crm_pipeline,
  stage_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'won', 'lost', 'abandoned')),
  amount numeric(14,2) CHECK (amount >= 0),
  probability integer NOT NULL CHECK (probability BETWEEN 0 AND 100),
  weighted_amount numeric(14,2) GENERATED ALWAYS AS (round(amount * probability / 100, 2)) STORED,
  expected_close_on date,
  stage_since timestamptz NOT NULL DEFAULT now(),
  closed_at timestamptz,
  -- The next planned activity; kept by the activities.
  next_action_at timestamptz,
  company_id uuid REFERENCES crm_company,
  contact_id uuid REFERENCES crm_contact,
  owner_id uuid,
  lost_reason_id uuid REFERENCES crm_lost_reason,
  lost_note text,
  competitor text,
  source text,
  lead_id uuid,
  addresses jsonb NOT NULL DEFAULT '[]',
  notes text,
  external_id text,
  origin text NOT NULL DEFAULT 'user' CHECK (origin IN ('user', 'import', 'interface', 'webform')),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  city text GENERATED ALWAYS AS (addresses -> 0 ->> 'city') STORED,
  postal_code text GENERATED ALWAYS AS (addresses -> 0 ->> 'postalCode') STORED,
  CONSTRAINT crm_opportunity_stage_id_fkey FOREIGN KEY (pipeline_id, stage_id) REFERENCES crm_stage (pipeline_id, id),
  CHECK ((state = 'open') = (closed_at IS NULL)),
  CHECK (state <> 'lost' OR lost_reason_id IS NOT NULL)
);
CREATE UNIQUE INDEX crm_opportunity_external_id ON crm_opportunity (external_id);
-- What a board shows: totals of what is open or closed lately, from the index alone; and the first cards of each stage.
CREATE INDEX crm_opportunity_by_closing ON crm_opportunity (pipeline_id, closed_at)
  INCLUDE (stage_id, state, amount, weighted_amount);
CREATE INDEX crm_opportunity_by_stage ON crm_opportunity (stage_id, closed_at);
CREATE INDEX crm_opportunity_open ON crm_opportunity (stage_id, expected_close_on, id) WHERE closed_at IS NULL;
CREATE INDEX crm_opportunity_by_name ON crm_opportunity (name, id);
CREATE INDEX crm_opportunity_by_amount ON crm_opportunity (amount, id);
CREATE INDEX crm_opportunity_by_expected_close ON crm_opportunity (expected_close_on, id);
CREATE INDEX crm_opportunity_by_next_action ON crm_opportunity (next_action_at, id);
CREATE INDEX crm_opportunity_by_stage_since ON crm_opportunity (stage_since, id);
CREATE INDEX crm_opportunity_by_creation ON crm_opportunity (created_at, id);
CREATE INDEX crm_opportunity_by_update ON crm_opportunity (updated_at, id);
CREATE INDEX crm_opportunity_by_owner ON crm_opportunity (owner_id);
CREATE INDEX crm_opportunity_by_company ON crm_opportunity (company_id);
CREATE INDEX crm_opportunity_by_contact ON crm_opportunity (contact_id);
CREATE INDEX crm_opportunity_by_lost_reason ON crm_opportunity (lost_reason_id) WHERE lost_reason_id IS NOT NULL;
CREATE INDEX crm_opportunity_search ON crm_opportunity USING gin (search_text b2o.gin_trgm_ops) WITH (gin_pending_list_limit = 64);
SELECT b2o.open_table('crm_opportunity');

-- Every step of an opportunity, its creation first. A removed stage leaves its name here.
CREATE TABLE crm_stage_change (
  id uuid PRIMARY KEY,
  opportunity_id uuid NOT NULL REFERENCES crm_opportunity ON DELETE CASCADE,
  from_stage_id uuid REFERENCES crm_stage ON DELETE SET NULL,
  from_stage_name text,
  to_stage_id uuid REFERENCES crm_stage ON DELETE SET NULL,
  to_stage_name text NOT NULL,
  from_state text CHECK (from_state IN ('open', 'won', 'lost', 'abandoned')),
  to_state text NOT NULL CHECK (to_state IN ('open', 'won', 'lost', 'abandoned')),
  amount numeric(14,2),
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  changed_by uuid
);
CREATE INDEX crm_stage_change_by_opportunity ON crm_stage_change (opportunity_id, changed_at, id);
CREATE INDEX crm_stage_change_by_stage ON crm_stage_change (to_stage_id, changed_at);
CREATE INDEX crm_stage_change_by_former_stage ON crm_stage_change (from_stage_id);
SELECT b2o.open_table('crm_stage_change');

CREATE TABLE crm_participant (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  opportunity_id uuid NOT NULL REFERENCES crm_opportunity ON DELETE CASCADE,
  contact_id uuid NOT NULL REFERENCES crm_contact ON DELETE CASCADE,
  role text NOT NULL DEFAULT 'other'
    CHECK (role IN ('decision-maker', 'owner', 'buyer', 'accounts-payable', 'site-manager', 'sales', 'tenant', 'other')),
  notes text,
  origin text NOT NULL DEFAULT 'user' CHECK (origin IN ('user', 'import', 'interface', 'webform')),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid
);
CREATE UNIQUE INDEX crm_participant_once ON crm_participant (opportunity_id, contact_id, role);
CREATE INDEX crm_participant_by_contact ON crm_participant (contact_id);
SELECT b2o.open_table('crm_participant');

-- Where a building or renovation company may begin at once; its admins change what does not suit them.
WITH pipeline AS (INSERT INTO crm_pipeline (id, name, position) VALUES (gen_random_uuid(), 'Affaires', 1) RETURNING id)
INSERT INTO crm_stage (id, pipeline_id, name, position, probability, kind, max_age_days, required_fields)
SELECT gen_random_uuid(), pipeline.id, stage.*
FROM pipeline, (VALUES
  ('À qualifier', 1, 10, 'open', 15, '[]'::jsonb),
  ('Visite et métré', 2, 30, 'open', 21, '[]'),
  ('Devis à faire', 3, 50, 'open', 10, '[]'),
  ('Devis remis', 4, 70, 'open', 30, '["amount"]'),
  ('Négociation', 5, 85, 'open', 21, '["amount"]'),
  ('Gagnée', 6, 100, 'won', NULL, '["amount"]'),
  ('Perdue', 7, 0, 'lost', NULL, '[]')
) AS stage (name, position, probability, kind, max_age_days, required_fields);
INSERT INTO crm_lost_reason (id, name, position)
SELECT gen_random_uuid(), reason.* FROM (VALUES
  ('Prix', 1), ('Délai', 2), ('Concurrent', 3), ('Projet abandonné', 4), ('Sans réponse', 5), ('Hors de notre métier', 6)
) AS reason (name, position);

-- New rights of roles that exist already; those of new instances come with provisioning.
UPDATE identity_role SET version = version + 1, permissions = permissions || '{
  "crm.pipeline.read": "all", "crm.stage.read": "all", "crm.lost-reason.read": "all",
  "crm.opportunity.read": "all", "crm.opportunity.create": "all", "crm.opportunity.update": "all",
  "crm.opportunity.delete": "all", "crm.opportunity.export": "all", "crm.opportunity.import": "all",
  "crm.opportunity.mass-edit": "all",
  "crm.participant.read": "all", "crm.participant.create": "all", "crm.participant.update": "all",
  "crm.participant.delete": "all", "crm.participant.export": "all", "crm.participant.import": "all",
  "crm.participant.mass-edit": "all"}'
WHERE key = 'manager' AND built_in;
UPDATE identity_role SET version = version + 1, permissions = permissions || '{
  "crm.pipeline.read": "all", "crm.stage.read": "all", "crm.lost-reason.read": "all",
  "crm.opportunity.read": "all", "crm.opportunity.create": "all", "crm.opportunity.update": "team",
  "crm.participant.read": "all", "crm.participant.create": "all", "crm.participant.update": "all"}'
WHERE key = 'member' AND built_in;
UPDATE identity_role SET version = version + 1, permissions = permissions || '{
  "crm.pipeline.read": "all", "crm.stage.read": "all", "crm.lost-reason.read": "all",
  "crm.opportunity.read": "all", "crm.participant.read": "all"}'
WHERE key = 'reader' AND built_in;
