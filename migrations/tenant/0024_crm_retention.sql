-- @instances company
-- CRM: how long prospects are kept (CRM-5), and opportunities that are found by their client's name.

-- When a person was made anonymous: nothing of theirs is left but what statistics need.
ALTER TABLE crm_contact ADD COLUMN anonymised_at timestamptz;
ALTER TABLE crm_lead ADD COLUMN anonymised_at timestamptz;

-- One row. Longer than three years from the last contact needs a reason (CNIL, management of commercial activities).
CREATE TABLE crm_retention_settings (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  prospect_months integer NOT NULL DEFAULT 36 CHECK (prospect_months BETWEEN 1 AND 120),
  longer_because text,
  mode text NOT NULL DEFAULT 'ask' CHECK (mode IN ('ask', 'anonymise')),
  notice_days integer NOT NULL DEFAULT 30 CHECK (notice_days BETWEEN 7 AND 365),
  archive_months integer NOT NULL DEFAULT 60 CHECK (archive_months BETWEEN 1 AND 120),
  reviewed_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  CHECK (prospect_months <= 36 OR length(longer_because) > 0)
);
CREATE UNIQUE INDEX crm_retention_settings_one ON crm_retention_settings ((true));
INSERT INTO crm_retention_settings (id) VALUES (gen_random_uuid());
SELECT b2o.open_table('crm_retention_settings');

-- A prospect whose time is over, and what was decided. Names nobody: the person's own record does, as long as it may.
CREATE TABLE crm_retention_case (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  contact_id uuid REFERENCES crm_contact ON DELETE CASCADE,
  lead_id uuid REFERENCES crm_lead ON DELETE CASCADE,
  rule text NOT NULL CHECK (rule IN ('contact', 'lead')),
  state text NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'kept', 'released', 'archived', 'anonymised', 'lapsed')),
  -- The last time that the person came to us, or was entered.
  last_contact_at timestamptz NOT NULL,
  due_on date NOT NULL,
  found_at timestamptz NOT NULL DEFAULT now(),
  -- Kept until this day; without one for as long as nobody releases it (a dispute, a legal hold).
  kept_until date,
  reason text,
  decided_at timestamptz,
  decided_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  CHECK (num_nonnulls(contact_id, lead_id) = 1),
  CHECK ((state = 'due') = (decided_at IS NULL)),
  CHECK (state <> 'kept' OR length(reason) > 0)
);
CREATE UNIQUE INDEX crm_retention_case_contact_due ON crm_retention_case (contact_id) WHERE state = 'due' AND contact_id IS NOT NULL;
CREATE UNIQUE INDEX crm_retention_case_lead_due ON crm_retention_case (lead_id) WHERE state = 'due' AND lead_id IS NOT NULL;
CREATE INDEX crm_retention_case_by_contact ON crm_retention_case (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX crm_retention_case_by_lead ON crm_retention_case (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX crm_retention_case_by_due ON crm_retention_case (state, due_on, id);
SELECT b2o.open_table('crm_retention_case');

-- What was known of a prospect when they were archived: out of every list, seen by few, gone at the end.
CREATE TABLE crm_archived_person (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  title text NOT NULL,
  search_text text GENERATED ALWAYS AS (b2o.fold(title)) STORED,
  contact_id uuid,
  lead_id uuid,
  content jsonb NOT NULL,
  reason text NOT NULL CHECK (length(reason) > 0),
  kept_until date NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid
);
CREATE INDEX crm_archived_person_by_end ON crm_archived_person (kept_until, id);
-- Without values: what is gone at the end must not live on in the journal.
SELECT b2o.open_table('crm_archived_person', 'keys-only');

-- Whom we made anonymous, by ids alone. Appended to, never changed; a line makes the journal forget (b2o.forget_history).
CREATE TABLE crm_erasure (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_id uuid,
  reason text NOT NULL,
  contact_ids uuid[] NOT NULL,
  lead_ids uuid[] NOT NULL,
  record_ids uuid[] NOT NULL
);
SELECT b2o.open_table('crm_erasure', 'full', 'SELECT, INSERT');
CREATE TRIGGER forget_history AFTER INSERT ON crm_erasure FOR EACH ROW EXECUTE FUNCTION b2o.forget_history();

-- The client's name follows from the company and the contact: nobody's change of the opportunity (docs/adr/0011). The
-- search text follows from it too.
SELECT b2o.mark_derived('crm_opportunity', 'next_action_at', 'client_name', 'search_text');
ALTER TABLE crm_opportunity ADD COLUMN client_name text NOT NULL DEFAULT '';
CREATE TRIGGER name_client BEFORE INSERT OR UPDATE OF company_id, contact_id ON crm_opportunity
  FOR EACH ROW EXECUTE FUNCTION b2o.name_client();
CREATE TRIGGER follow_client_names AFTER UPDATE ON crm_company REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION b2o.follow_client_names();
CREATE TRIGGER follow_client_names AFTER UPDATE ON crm_contact REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION b2o.follow_client_names();
UPDATE crm_opportunity SET company_id = company_id WHERE company_id IS NOT NULL OR contact_id IS NOT NULL;
ALTER TABLE crm_opportunity DROP COLUMN search_text;
ALTER TABLE crm_opportunity ADD COLUMN search_text text GENERATED ALWAYS AS (b2o.fold(
  name || ' ' || coalesce(addresses -> 0 ->> 'city', '') || ' ' || coalesce(external_id, '') || ' ' || client_name)) STORED;
CREATE INDEX crm_opportunity_search ON crm_opportunity USING gin (search_text b2o.gin_trgm_ops) WITH (gin_pending_list_limit = 64);
