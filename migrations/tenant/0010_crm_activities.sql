-- @instances company
-- CRM: activities, what follows from them, and the secret addresses of people's calendars.

CREATE TABLE crm_activity (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
  -- Near the front, with what lists sort by: a search reads these two of many rows and the rest of a page only.
  search_text text GENERATED ALWAYS AS (b2o.fold(subject || ' ' || coalesce(place, ''))) STORED,
  due_at timestamptz,
  done_at timestamptz,
  kind text NOT NULL
    CHECK (kind IN ('call', 'visit', 'meeting', 'email', 'letter', 'sms', 'task', 'note')),
  state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'done', 'cancelled')),
  outcome text CHECK (outcome IN ('reached', 'no-answer', 'message-left', 'done', 'postponed', 'refused')),
  direction text NOT NULL DEFAULT 'out' CHECK (direction IN ('out', 'in')),
  all_day boolean NOT NULL DEFAULT false,
  duration_minutes integer CHECK (duration_minutes > 0),
  place text,
  notes text,
  owner_id uuid,
  -- What was done stays told when the record that it concerned is removed.
  company_id uuid REFERENCES crm_company ON DELETE SET NULL,
  contact_id uuid REFERENCES crm_contact ON DELETE SET NULL,
  opportunity_id uuid REFERENCES crm_opportunity ON DELETE SET NULL,
  lead_id uuid REFERENCES crm_lead ON DELETE SET NULL,
  reminder_minutes integer CHECK (reminder_minutes >= 0),
  -- When the owner was told. One who was told before the time that holds now (the due date moved) is told again.
  reminded_at timestamptz,
  repeats text NOT NULL DEFAULT 'none' CHECK (repeats IN ('none', 'daily', 'weekly', 'monthly', 'yearly')),
  repeat_every integer NOT NULL DEFAULT 1 CHECK (repeat_every > 0),
  repeat_until date,
  -- The first activity of the series, and when that was due: all others are counted from there.
  series_id uuid,
  series_start timestamptz,
  external_id text,
  origin text NOT NULL DEFAULT 'user' CHECK (origin IN ('user', 'import', 'interface', 'webform')),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  CHECK (due_at IS NOT NULL OR kind = 'note'),
  CHECK ((state = 'done') = (done_at IS NOT NULL))
);
CREATE UNIQUE INDEX crm_activity_external_id ON crm_activity (external_id);
CREATE INDEX crm_activity_by_due ON crm_activity (due_at, id);
CREATE INDEX crm_activity_by_done ON crm_activity (done_at, id);
CREATE INDEX crm_activity_by_kind ON crm_activity (kind, id);
CREATE INDEX crm_activity_by_creation ON crm_activity (created_at, id);
CREATE INDEX crm_activity_by_update ON crm_activity (updated_at, id);
CREATE INDEX crm_activity_by_owner ON crm_activity (owner_id, state, due_at);
CREATE INDEX crm_activity_by_company ON crm_activity (company_id, done_at);
CREATE INDEX crm_activity_by_contact ON crm_activity (contact_id, done_at);
CREATE INDEX crm_activity_by_opportunity ON crm_activity (opportunity_id, due_at);
CREATE INDEX crm_activity_by_lead ON crm_activity (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX crm_activity_by_series ON crm_activity (series_id) WHERE series_id IS NOT NULL;
CREATE INDEX crm_activity_reminders ON crm_activity (due_at) WHERE state = 'planned' AND reminder_minutes IS NOT NULL;
CREATE INDEX crm_activity_search ON crm_activity USING gin (search_text b2o.gin_trgm_ops) WITH (gin_pending_list_limit = 64);
SELECT b2o.open_table('crm_activity');
SELECT b2o.mark_derived('crm_activity', 'reminded_at');

-- The latest call, visit, meeting, mail, letter or text message that took place. `last_inbound_at`: that came from the
-- contact, from which the time to keep a prospect counts.
ALTER TABLE crm_company ADD COLUMN last_contact_at timestamptz;
CREATE INDEX crm_company_by_last_contact ON crm_company (last_contact_at, id);
SELECT b2o.mark_derived('crm_company', 'last_contact_at');
ALTER TABLE crm_contact ADD COLUMN last_contact_at timestamptz, ADD COLUMN last_inbound_at timestamptz;
CREATE INDEX crm_contact_by_last_contact ON crm_contact (last_contact_at, id);
CREATE INDEX crm_contact_by_last_inbound ON crm_contact (last_inbound_at, id);
SELECT b2o.mark_derived('crm_contact', 'last_contact_at', 'last_inbound_at');
SELECT b2o.mark_derived('crm_opportunity', 'next_action_at');

-- In b2o, since copies hold tables and triggers, and no functions.
CREATE TRIGGER follow_insert AFTER INSERT ON crm_activity REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION b2o.follow_activities();
CREATE TRIGGER follow_update AFTER UPDATE ON crm_activity REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION b2o.follow_activities();
CREATE TRIGGER follow_delete AFTER DELETE ON crm_activity REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION b2o.follow_activities();

-- A user's calendar under a secret address; only the hash of the secret is kept. The row's id is the user's.
CREATE TABLE crm_calendar_feed (
  id uuid PRIMARY KEY REFERENCES identity_user ON DELETE CASCADE,
  token_hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now()
);
SELECT b2o.open_table('crm_calendar_feed', 'none');

-- New rights of roles that exist already; those of new instances come with provisioning.
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"crm.activity.read": "all",
  "crm.activity.create": "all", "crm.activity.update": "all", "crm.activity.delete": "all", "crm.activity.export": "all",
  "crm.activity.import": "all", "crm.activity.mass-edit": "all"}'
WHERE key = 'manager' AND built_in;
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"crm.activity.read": "all",
  "crm.activity.create": "all", "crm.activity.update": "team"}'
WHERE key = 'member' AND built_in;
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"crm.activity.read": "all"}'
WHERE key = 'reader' AND built_in;
