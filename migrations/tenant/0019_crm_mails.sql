-- @instances company
-- How an instance sends its mails; e-mails on the timelines of the CRM; invitations; calendars that were read.

-- One row. The password of the instance's own server is sealed; nothing reads it back but the sending of mails.
CREATE TABLE workspace_mail_settings (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  sender_name text,
  -- What mails are sent from by the instance's own server, and where answers go by the platform's.
  sender_address text,
  own_server boolean NOT NULL DEFAULT false,
  host text,
  port integer CHECK (port BETWEEN 1 AND 65535),
  security text NOT NULL DEFAULT 'starttls' CHECK (security IN ('tls', 'starttls', 'none')),
  user_name text,
  password_sealed text,
  -- Mails go through somebody else's hands at the client's wish: who asked for it, and where that is.
  country text,
  request_reference text,
  accepted_at timestamptz,
  accepted_by uuid,
  tested_at timestamptz,
  test_passed boolean,
  test_answer text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  CHECK (NOT own_server OR (host IS NOT NULL AND port IS NOT NULL AND sender_address IS NOT NULL
    AND accepted_at IS NOT NULL))
);
CREATE UNIQUE INDEX workspace_mail_settings_only ON workspace_mail_settings ((true));
SELECT b2o.open_table('workspace_mail_settings', 'keys-only');

-- What one user ends their mails with. The row's id is the user's.
CREATE TABLE workspace_mail_signature (
  id uuid PRIMARY KEY REFERENCES identity_user ON DELETE CASCADE,
  text text NOT NULL CHECK (length(text) <= 2000),
  updated_at timestamptz NOT NULL DEFAULT now()
);
SELECT b2o.open_table('workspace_mail_signature');

CREATE TABLE crm_email (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  subject text NOT NULL DEFAULT '' CHECK (length(subject) <= 500),
  search_text text GENERATED ALWAYS AS
    (b2o.fold(subject || ' ' || coalesce(from_name, '') || ' ' || coalesce(from_address, ''))) STORED,
  direction text NOT NULL DEFAULT 'out' CHECK (direction IN ('out', 'in')),
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'queued', 'sent', 'failed', 'received')),
  visibility text NOT NULL DEFAULT 'all' CHECK (visibility IN ('private', 'team', 'all')),
  owner_id uuid,
  from_name text,
  from_address text,
  recipients jsonb NOT NULL DEFAULT '[]',
  copies jsonb NOT NULL DEFAULT '[]',
  text text,
  sent_at timestamptz,
  -- RFC 5322, 3.6.4, without the angle brackets.
  message_id text,
  in_reply_to text,
  -- The first message of the conversation.
  thread_key text,
  -- A machine wrote it by itself (RFC 3834): no sign of life of anybody.
  automatic boolean NOT NULL DEFAULT false,
  failure text,
  attempts integer NOT NULL DEFAULT 0,
  replies_to_id uuid REFERENCES crm_email ON DELETE SET NULL,
  -- The record from whose page it was written or brought in.
  company_id uuid REFERENCES crm_company ON DELETE SET NULL,
  contact_id uuid REFERENCES crm_contact ON DELETE SET NULL,
  opportunity_id uuid REFERENCES crm_opportunity ON DELETE SET NULL,
  lead_id uuid REFERENCES crm_lead ON DELETE SET NULL,
  origin text NOT NULL DEFAULT 'user' CHECK (origin IN ('user', 'import', 'interface', 'webform')),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  CHECK ((state IN ('sent', 'received')) = (sent_at IS NOT NULL)),
  CHECK ((state = 'received') = (direction = 'in'))
);
-- Two people may have the same mail, each for themselves.
CREATE UNIQUE INDEX crm_email_message_id ON crm_email (message_id, owner_id);
CREATE INDEX crm_email_by_reply ON crm_email (replies_to_id) WHERE replies_to_id IS NOT NULL;
CREATE INDEX crm_email_by_sending ON crm_email (sent_at, id);
CREATE INDEX crm_email_by_creation ON crm_email (created_at, id);
CREATE INDEX crm_email_by_update ON crm_email (updated_at, id);
CREATE INDEX crm_email_by_owner ON crm_email (owner_id, state);
CREATE INDEX crm_email_by_thread ON crm_email (thread_key);
CREATE INDEX crm_email_by_company ON crm_email (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX crm_email_by_contact ON crm_email (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX crm_email_by_opportunity ON crm_email (opportunity_id) WHERE opportunity_id IS NOT NULL;
CREATE INDEX crm_email_by_lead ON crm_email (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX crm_email_search ON crm_email USING gin (search_text b2o.gin_trgm_ops) WITH (gin_pending_list_limit = 64);
SELECT b2o.open_table('crm_email');

-- On whose timelines a mail is, as whom, and why.
CREATE TABLE crm_email_link (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email_id uuid NOT NULL REFERENCES crm_email ON DELETE CASCADE,
  company_id uuid REFERENCES crm_company ON DELETE CASCADE,
  contact_id uuid REFERENCES crm_contact ON DELETE CASCADE,
  opportunity_id uuid REFERENCES crm_opportunity ON DELETE CASCADE,
  lead_id uuid REFERENCES crm_lead ON DELETE CASCADE,
  role text NOT NULL CHECK (role IN ('from', 'to', 'cc', 'about')),
  reason text NOT NULL CHECK (reason IN ('page', 'address', 'affiliation', 'thread')),
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK (num_nonnulls(company_id, contact_id, opportunity_id, lead_id) = 1)
);
CREATE UNIQUE INDEX crm_email_link_company ON crm_email_link (company_id, email_id) WHERE company_id IS NOT NULL;
CREATE UNIQUE INDEX crm_email_link_contact ON crm_email_link (contact_id, email_id) WHERE contact_id IS NOT NULL;
CREATE UNIQUE INDEX crm_email_link_opportunity ON crm_email_link (opportunity_id, email_id) WHERE opportunity_id IS NOT NULL;
CREATE UNIQUE INDEX crm_email_link_lead ON crm_email_link (lead_id, email_id) WHERE lead_id IS NOT NULL;
CREATE INDEX crm_email_link_by_email ON crm_email_link (email_id);
SELECT b2o.open_table('crm_email_link');

-- In b2o, since copies hold tables and triggers, and no functions (docs/adr/0011).
CREATE TRIGGER follow_update AFTER UPDATE ON crm_email REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION b2o.follow_mails();
CREATE TRIGGER follow_insert AFTER INSERT ON crm_email_link REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION b2o.follow_mail_links();
CREATE TRIGGER follow_update AFTER UPDATE ON crm_email_link REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION b2o.follow_mail_links();
CREATE TRIGGER follow_delete AFTER DELETE ON crm_email_link REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION b2o.follow_mail_links();

-- What became of each file of mails that somebody brought in.
CREATE TABLE crm_email_intake (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL,
  file_name text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('stored', 'known', 'refused')),
  reason text,
  email_id uuid REFERENCES crm_email ON DELETE SET NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX crm_email_intake_by_user ON crm_email_intake (user_id, at);
CREATE INDEX crm_email_intake_by_email ON crm_email_intake (email_id) WHERE email_id IS NOT NULL;
SELECT b2o.open_table('crm_email_intake');

-- An activity to which people were invited by mail (RFC 5546). The row's id is the activity's.
CREATE TABLE crm_invitation (
  id uuid PRIMARY KEY REFERENCES crm_activity ON DELETE CASCADE,
  uid text NOT NULL,
  sequence integer NOT NULL DEFAULT 0,
  organizer_id uuid,
  organizer_name text NOT NULL,
  organizer_address text NOT NULL,
  cancelled boolean NOT NULL DEFAULT false,
  -- What the last message said of time and place, to know when another one is due.
  told text NOT NULL,
  sent_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX crm_invitation_uid ON crm_invitation (uid);
SELECT b2o.open_table('crm_invitation');

CREATE TABLE crm_invitee (
  id uuid PRIMARY KEY,
  invitation_id uuid NOT NULL REFERENCES crm_invitation ON DELETE CASCADE,
  contact_id uuid REFERENCES crm_contact ON DELETE SET NULL,
  name text NOT NULL DEFAULT '',
  address text NOT NULL,
  -- PARTSTAT (RFC 5545, 3.2.12)
  answer text NOT NULL DEFAULT 'needs-action' CHECK (answer IN ('needs-action', 'accepted', 'declined', 'tentative')),
  answered_at timestamptz,
  answered_sequence integer,
  remark text,
  delivery text NOT NULL DEFAULT 'queued' CHECK (delivery IN ('queued', 'sent', 'failed')),
  failure text,
  -- Taken off the list: told so by a cancellation.
  withdrawn boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX crm_invitee_address ON crm_invitee (invitation_id, address);
CREATE INDEX crm_invitee_by_contact ON crm_invitee (contact_id) WHERE contact_id IS NOT NULL;
SELECT b2o.open_table('crm_invitee');

-- A calendar file that was read into activities, and what became of each of its entries.
CREATE TABLE crm_calendar_import (
  id uuid PRIMARY KEY,
  file_name text NOT NULL,
  user_id uuid NOT NULL,
  read integer NOT NULL,
  created integer NOT NULL,
  updated integer NOT NULL,
  unchanged integer NOT NULL,
  refused integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  undone_at timestamptz,
  undone integer,
  kept integer,
  CHECK (read = created + updated + unchanged + refused)
);
CREATE INDEX crm_calendar_import_by_user ON crm_calendar_import (user_id, created_at);
SELECT b2o.open_table('crm_calendar_import');

CREATE TABLE crm_calendar_import_entry (
  id uuid PRIMARY KEY,
  import_id uuid NOT NULL REFERENCES crm_calendar_import ON DELETE CASCADE,
  place integer NOT NULL,
  uid text,
  title text NOT NULL DEFAULT '',
  starts_at timestamptz,
  outcome text NOT NULL CHECK (outcome IN ('created', 'updated', 'unchanged', 'refused')),
  reason text,
  activity_id uuid REFERENCES crm_activity ON DELETE SET NULL,
  -- The version that the import made, and what the activity was before.
  made_version integer,
  before jsonb
);
CREATE INDEX crm_calendar_import_entry_by_import ON crm_calendar_import_entry (import_id, place);
CREATE INDEX crm_calendar_import_entry_by_activity ON crm_calendar_import_entry (activity_id) WHERE activity_id IS NOT NULL;
SELECT b2o.open_table('crm_calendar_import_entry');

-- New rights of roles that exist already; those of new instances come with provisioning.
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"crm.email.read": "all",
  "crm.email.create": "all", "crm.email.update": "all", "crm.email.delete": "all", "crm.email.export": "all"}'
WHERE key = 'manager' AND built_in;
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"crm.email.read": "all",
  "crm.email.create": "all", "crm.email.update": "all"}'
WHERE key = 'member' AND built_in;
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"crm.email.read": "all"}'
WHERE key = 'reader' AND built_in;
