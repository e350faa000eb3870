-- @instances company
-- CRM: finding duplicates, and merges that can be undone for 30 days.

-- What the duplicate check compares. Names without accents, case, blanks and punctuation, beside the postal code; the
-- expressions are those of libs/crm/duplicates/duplicates.repository.ts to the letter.
CREATE INDEX crm_company_by_email ON crm_company (lower(email));
CREATE INDEX crm_company_by_phone ON crm_company (phone);
CREATE INDEX crm_company_by_folded_name ON crm_company
  ((regexp_replace(b2o.fold(name), '[^[:alnum:]]+', '', 'g')), postal_code);
CREATE INDEX crm_contact_by_folded_name ON crm_contact
  ((regexp_replace(b2o.fold(first_name || last_name), '[^[:alnum:]]+', '', 'g')), postal_code);
CREATE INDEX crm_contact_by_emails ON crm_contact USING gin (emails jsonb_path_ops) WITH (gin_pending_list_limit = 64);
CREATE INDEX crm_contact_by_phones ON crm_contact USING gin (phones jsonb_path_ops) WITH (gin_pending_list_limit = 64);
CREATE INDEX crm_lead_by_folded_title ON crm_lead
  ((regexp_replace(b2o.fold(title), '[^[:alnum:]]+', '', 'g')), postal_code);

-- Two records that became one. No foreign keys: both may be gone one day, and the merge was one all the same.
CREATE TABLE crm_merge (
  id uuid PRIMARY KEY,
  resource text NOT NULL CHECK (resource IN ('crm.company', 'crm.contact')),
  kept_id uuid NOT NULL,
  other_id uuid NOT NULL,
  other_title text NOT NULL,
  merged_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  merged_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  CHECK (kept_id <> other_id)
);
CREATE INDEX crm_merge_by_kept ON crm_merge (kept_id);
CREATE INDEX crm_merge_by_other ON crm_merge (other_id);
SELECT b2o.open_table('crm_merge', 'keys-only');

-- What a merge changed, in whatever table: each row's values before and after. Kept as long as it can be undone.
CREATE TABLE crm_merge_change (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  merge_id uuid NOT NULL REFERENCES crm_merge ON DELETE CASCADE,
  table_name text NOT NULL CHECK (table_name ~ '^[a-z][a-z_]+$'),
  record_id uuid NOT NULL,
  operation text NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
  -- The whole row where it was removed, else the values that changed.
  before jsonb,
  after jsonb
);
CREATE INDEX crm_merge_change_by_merge ON crm_merge_change (merge_id, table_name);
SELECT b2o.open_table('crm_merge_change', 'none');
