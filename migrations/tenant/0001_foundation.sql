-- What every instance has, the operator console's included. Runs as the owner with the instance's schema as the
-- search path; b2o.open_table gives the instance's roles their rights and attaches the journal.

CREATE TABLE schema_migration (
  name text PRIMARY KEY,
  checksum text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE change_journal (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  table_name text NOT NULL,
  record_id uuid NOT NULL,
  operation text NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at timestamptz NOT NULL DEFAULT now(),
  actor_id uuid,
  batch_id uuid,
  before jsonb
);
CREATE INDEX change_journal_by_record ON change_journal (record_id, n);
CREATE INDEX change_journal_by_batch ON change_journal (batch_id, n) WHERE batch_id IS NOT NULL;
SELECT b2o.open_table('change_journal', 'none', 'SELECT');

CREATE TABLE hr_change_journal (LIKE change_journal INCLUDING ALL);
SELECT b2o.open_table('hr_change_journal', 'none', 'SELECT');

-- Events on their way out: written with the change that causes them, sent after its commit.
CREATE TABLE outbox_message (
  id uuid PRIMARY KEY,
  topic text NOT NULL,
  payload jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
SELECT b2o.open_table('outbox_message', 'none');

-- Answers already given to a POST, so that its repetition changes nothing.
CREATE TABLE idempotency_key (
  user_id uuid NOT NULL,
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
  request_hash bytea NOT NULL,
  body jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, key)
);
CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at);
SELECT b2o.open_table('idempotency_key', 'none');

CREATE TABLE identity_team (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid
);
CREATE UNIQUE INDEX identity_team_name ON identity_team (lower(name));
SELECT b2o.open_table('identity_team');

-- `permissions` maps a permission to how far it reaches: {"crm.contact.read": "all"}.
CREATE TABLE identity_role (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  key text NOT NULL UNIQUE CHECK (key ~ '^[a-z][a-z0-9-]{0,49}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  description text NOT NULL DEFAULT '',
  permissions jsonb NOT NULL,
  requires_second_factor boolean NOT NULL DEFAULT false,
  built_in boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid
);
SELECT b2o.open_table('identity_role');

CREATE TABLE identity_user (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  email text NOT NULL CHECK (length(email) <= 254),
  first_name text NOT NULL DEFAULT '',
  last_name text NOT NULL DEFAULT '',
  language text NOT NULL DEFAULT 'fr' CHECK (language IN ('fr', 'en')),
  state text NOT NULL CHECK (state IN ('invited', 'active', 'deactivated')),
  role_id uuid NOT NULL REFERENCES identity_role,
  team_id uuid REFERENCES identity_team ON DELETE SET NULL,
  -- A personal right that no role implies: only these persons may list or extract HR data.
  hr_referent boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  search_text text GENERATED ALWAYS AS (b2o.fold(first_name || ' ' || last_name || ' ' || email)) STORED
);
CREATE UNIQUE INDEX identity_user_email ON identity_user (lower(email));
CREATE INDEX identity_user_by_team ON identity_user (team_id);
SELECT b2o.open_table('identity_user');

-- Secrets of a user, apart from what others may read of that user. The row's id is the user's.
CREATE TABLE identity_credential (
  id uuid PRIMARY KEY REFERENCES identity_user ON DELETE CASCADE,
  password_hash text,
  password_changed_at timestamptz,
  totp_secret text,
  totp_confirmed_at timestamptz,
  totp_last_step bigint NOT NULL DEFAULT 0,
  recovery_code_hashes bytea[] NOT NULL DEFAULT '{}'
);
SELECT b2o.open_table('identity_credential', 'keys-only');

CREATE TABLE identity_session (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  user_id uuid NOT NULL REFERENCES identity_user ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  -- When the person last proved to know the password: extracting HR data asks for a recent proof.
  authenticated_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  second_factor boolean NOT NULL DEFAULT false,
  address text,
  user_agent text
);
CREATE INDEX identity_session_by_user ON identity_session (user_id);
SELECT b2o.open_table('identity_session', 'none');

-- Moves whenever what a session may do could have changed: what a server remembers of a session is good while this
-- stands still.
CREATE TABLE identity_access_stamp (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  stamp bigint NOT NULL
);
INSERT INTO identity_access_stamp (stamp) VALUES ((extract(epoch FROM clock_timestamp()) * 1000000)::bigint);
SELECT b2o.open_table('identity_access_stamp', 'none', 'SELECT');
CREATE TRIGGER access_stamp BEFORE UPDATE OR DELETE ON identity_user
  FOR EACH STATEMENT EXECUTE FUNCTION b2o.move_access_stamp();
CREATE TRIGGER access_stamp BEFORE UPDATE OR DELETE ON identity_role
  FOR EACH STATEMENT EXECUTE FUNCTION b2o.move_access_stamp();
-- Not when a session is merely used: that happens all the time.
CREATE TRIGGER access_stamp
  BEFORE UPDATE OF token_hash, user_id, authenticated_at, expires_at, second_factor OR DELETE ON identity_session
  FOR EACH STATEMENT EXECUTE FUNCTION b2o.move_access_stamp();

-- Single-use secrets sent by mail; only their hash is kept.
CREATE TABLE identity_token (
  id uuid PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('invitation', 'password-reset')),
  user_id uuid NOT NULL REFERENCES identity_user ON DELETE CASCADE,
  token_hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX identity_token_by_user ON identity_token (user_id);
SELECT b2o.open_table('identity_token', 'none');

-- Failed log-ins by account, by network and for the whole instance.
CREATE TABLE identity_throttle (
  key text PRIMARY KEY,
  failures integer NOT NULL,
  failures_today integer NOT NULL,
  day date NOT NULL,
  blocked_until timestamptz,
  last_failure_at timestamptz NOT NULL
);
SELECT b2o.open_table('identity_throttle', 'none');

-- The audit trail: appended to, never changed. Each entry's hash covers the previous one's.
CREATE TABLE identity_audit_event (
  n bigint PRIMARY KEY,
  at timestamptz NOT NULL,
  action text NOT NULL,
  actor_id uuid,
  actor_label text NOT NULL,
  object text,
  entry text NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL
);
CREATE INDEX identity_audit_event_by_action ON identity_audit_event (action, n);
SELECT b2o.open_table('identity_audit_event', 'none', 'SELECT, INSERT');

-- Content-addressed files of the instance; the content lies in the file store under its SHA-256.
CREATE TABLE stored_file (
  id uuid PRIMARY KEY,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint NOT NULL CHECK (size >= 0),
  media_type text NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid
);
CREATE INDEX stored_file_by_content ON stored_file (sha256);
SELECT b2o.open_table('stored_file');

-- Imports of files, kept with their figures so that they can be shown and undone.
CREATE TABLE integrations_import (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  mapping text NOT NULL,
  mapping_sha256 text NOT NULL CHECK (mapping_sha256 ~ '^[0-9a-f]{64}$'),
  targets text[] NOT NULL,
  -- Writes to the HR vault: only who may import there may undo it.
  vault boolean NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'done', 'failed', 'interrupted', 'undoing', 'undone')),
  started_at timestamptz NOT NULL DEFAULT now(),
  started_by text NOT NULL,
  -- When it last gave a sign of life: one that runs without is dead.
  seen_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  read integer NOT NULL DEFAULT 0,
  created integer NOT NULL DEFAULT 0,
  updated integer NOT NULL DEFAULT 0,
  unchanged integer NOT NULL DEFAULT 0,
  rejected integer NOT NULL DEFAULT 0,
  warnings integer NOT NULL DEFAULT 0,
  steps jsonb NOT NULL DEFAULT '[]',
  -- The first thousand of each; an import of HR data shows no values in them.
  first_rejects jsonb NOT NULL DEFAULT '[]',
  first_warnings jsonb NOT NULL DEFAULT '[]',
  undo_id uuid,
  undone_at timestamptz,
  undone integer,
  kept jsonb NOT NULL DEFAULT '[]',
  CHECK (read = created + updated + unchanged + rejected)
);
CREATE INDEX integrations_import_by_start ON integrations_import (started_at);
SELECT b2o.open_table('integrations_import', 'none');
