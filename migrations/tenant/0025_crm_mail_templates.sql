-- @instances company
-- CRM: templates of letters to one person, and what people ask for by their rights (RGPD, art. 15 to 22).

CREATE TABLE crm_mail_template (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  search_text text GENERATED ALWAYS AS (b2o.fold(name || ' ' || subject)) STORED,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 500),
  body text NOT NULL CHECK (length(body) BETWEEN 1 AND 50000),
  -- Everybody's to use; else its owner's alone.
  shared boolean NOT NULL DEFAULT false,
  owner_id uuid,
  origin text NOT NULL DEFAULT 'user' CHECK (origin IN ('user', 'import', 'interface', 'webform')),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid
);
CREATE INDEX crm_mail_template_by_name ON crm_mail_template (name, id);
CREATE INDEX crm_mail_template_by_owner ON crm_mail_template (owner_id);
SELECT b2o.open_table('crm_mail_template');

CREATE TABLE crm_rights_request (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  search_text text GENERATED ALWAYS AS (b2o.fold(person || ' ' || coalesce(reach, ''))) STORED,
  person text NOT NULL CHECK (length(person) BETWEEN 1 AND 200),
  -- How the person is reached for the answer.
  reach text,
  kind text NOT NULL CHECK (kind IN ('access', 'rectification', 'erasure', 'objection', 'restriction', 'portability',
    'consent-withdrawal')),
  channel text NOT NULL DEFAULT 'email' CHECK (channel IN ('email', 'letter', 'phone', 'in-person', 'web-form')),
  received_on date NOT NULL,
  -- One month after, on a working day; three months once it was extended (art. 12-3).
  due_on date NOT NULL,
  -- Lists begin with what is waited for, the longest overdue first.
  awaited_until date GENERATED ALWAYS AS (CASE WHEN state = 'open' THEN due_on END) STORED,
  extended_on date,
  extension_reason text,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'refused')),
  answered_on date,
  answer text,
  details text,
  contact_id uuid REFERENCES crm_contact ON DELETE SET NULL,
  lead_id uuid REFERENCES crm_lead ON DELETE SET NULL,
  owner_id uuid,
  -- The due day for which people were warned a week before, and told that it had passed.
  warned_for date,
  overdue_for date,
  origin text NOT NULL DEFAULT 'user' CHECK (origin IN ('user', 'import', 'interface', 'webform')),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  CHECK ((state = 'open') = (answered_on IS NULL)),
  CHECK ((extended_on IS NULL) = (extension_reason IS NULL)),
  CHECK (due_on > received_on)
);
CREATE INDEX crm_rights_request_by_due ON crm_rights_request (state, due_on, id);
CREATE INDEX crm_rights_request_awaited ON crm_rights_request (awaited_until, id);
CREATE INDEX crm_rights_request_by_reception ON crm_rights_request (received_on, id);
CREATE INDEX crm_rights_request_by_contact ON crm_rights_request (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX crm_rights_request_by_lead ON crm_rights_request (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX crm_rights_request_by_owner ON crm_rights_request (owner_id);
SELECT b2o.open_table('crm_rights_request');
SELECT b2o.mark_derived('crm_rights_request', 'warned_for', 'overdue_for');

-- New rights of roles that exist already; those of new instances come with provisioning.
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"crm.mail-template.read": "all",
  "crm.mail-template.create": "all", "crm.mail-template.update": "all", "crm.mail-template.delete": "all",
  "crm.mail-template.export": "all", "crm.mail-template.import": "all", "crm.mail-template.mass-edit": "all",
  "crm.rights-request.read": "all", "crm.rights-request.create": "all", "crm.rights-request.update": "all",
  "crm.rights-request.delete": "all", "crm.rights-request.export": "all", "crm.rights-request.import": "all",
  "crm.rights-request.mass-edit": "all"}'
WHERE key = 'manager' AND built_in;
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"crm.mail-template.read": "all",
  "crm.mail-template.create": "all", "crm.mail-template.update": "team", "crm.rights-request.read": "all",
  "crm.rights-request.create": "all", "crm.rights-request.update": "team"}'
WHERE key = 'member' AND built_in;
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"crm.mail-template.read": "all",
  "crm.rights-request.read": "all"}'
WHERE key = 'reader' AND built_in;
