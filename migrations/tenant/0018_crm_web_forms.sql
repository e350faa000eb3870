-- @instances company
-- Forms of the client's own site, which only its written request allows (policy art. 3), and what came in by them.

CREATE TABLE crm_web_form (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  search_text text GENERATED ALWAYS AS (b2o.fold(name || ' ' || coalesce(source, ''))) STORED,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'open', 'closed')),
  -- What stands in its address on the client's site; no secret.
  public_key text NOT NULL UNIQUE CHECK (public_key ~ '^[A-Za-z0-9_-]{43}$'),
  language text NOT NULL DEFAULT 'fr' CHECK (language IN ('fr', 'en')),
  request_id uuid REFERENCES workspace_client_request,
  fields jsonb NOT NULL DEFAULT '[]',
  submit_label text,
  purpose text NOT NULL,
  notice text NOT NULL,
  wording_version integer NOT NULL DEFAULT 1,
  consent_text text,
  double_opt_in boolean NOT NULL DEFAULT true,
  thank_you_text text,
  thank_you_url text,
  sites jsonb NOT NULL DEFAULT '[]',
  routing text NOT NULL DEFAULT 'none' CHECK (routing IN ('none', 'user', 'team')),
  route_user_id uuid REFERENCES identity_user ON DELETE SET NULL,
  route_team_id uuid REFERENCES identity_team ON DELETE SET NULL,
  source text,
  opened_at timestamptz,
  closed_at timestamptz,
  closed_reason text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  -- What the request was when the form was opened. While a form is open PostgreSQL itself holds that its request is not
  -- revoked and covers each of its fields; and what was signed cannot change any more once a form relied on it.
  request_state text,
  request_digest text,
  request_covers jsonb,
  CONSTRAINT crm_web_form_request_in_force FOREIGN KEY (request_id, request_state)
    REFERENCES workspace_client_request (id, state) ON UPDATE CASCADE,
  CONSTRAINT crm_web_form_request_unchanged FOREIGN KEY (request_id, request_digest, request_covers)
    REFERENCES workspace_client_request (id, digest, covers),
  CONSTRAINT crm_web_form_open_by_request CHECK (state <> 'open' OR (request_id IS NOT NULL AND request_digest IS NOT NULL
    AND request_state IS NOT DISTINCT FROM 'recorded' AND request_covers IS NOT NULL
    AND jsonb_path_query_array(fields, '$[*].name') <@ request_covers))
);
CREATE INDEX crm_web_form_by_name ON crm_web_form (name, id);
CREATE INDEX crm_web_form_by_creation ON crm_web_form (created_at, id);
CREATE INDEX crm_web_form_by_request ON crm_web_form (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX crm_web_form_by_user ON crm_web_form (route_user_id) WHERE route_user_id IS NOT NULL;
CREATE INDEX crm_web_form_by_team ON crm_web_form (route_team_id) WHERE route_team_id IS NOT NULL;
CREATE INDEX crm_web_form_search ON crm_web_form USING gin (search_text b2o.gin_trgm_ops)
  WITH (gin_pending_list_limit = 64);
SELECT b2o.open_table('crm_web_form');

-- What a form said, version by version: what a person read can be shown years later.
CREATE TABLE crm_web_form_wording (
  id uuid PRIMARY KEY,
  form_id uuid NOT NULL REFERENCES crm_web_form ON DELETE CASCADE,
  version integer NOT NULL CHECK (version > 0),
  purpose text NOT NULL,
  notice text NOT NULL,
  consent_text text,
  fields jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  UNIQUE (form_id, version)
);
-- Never changed: proof of what was read.
SELECT b2o.open_table('crm_web_form_wording', 'full', 'SELECT, INSERT');

CREATE TABLE crm_web_form_submission (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  form_id uuid NOT NULL REFERENCES crm_web_form,
  wording_version integer NOT NULL,
  state text NOT NULL CHECK (state IN ('received', 'pending-confirmation', 'confirmed', 'spam')),
  received_at timestamptz NOT NULL,
  -- Values of the fields that the form has; of the others the names alone.
  answers jsonb NOT NULL,
  dropped_count integer NOT NULL DEFAULT 0,
  dropped_names text,
  page text,
  -- Kept for thirty days, against misuse.
  address text,
  user_agent text,
  consent_given boolean NOT NULL DEFAULT false,
  confirmed_at timestamptz,
  reason text,
  duplicates jsonb NOT NULL DEFAULT '[]',
  lead_id uuid REFERENCES crm_lead ON DELETE CASCADE,
  owner_id uuid,
  -- Tells the same thing sent twice.
  fingerprint bytea,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  FOREIGN KEY (form_id, wording_version) REFERENCES crm_web_form_wording (form_id, version),
  CHECK ((state = 'confirmed') = (confirmed_at IS NOT NULL)),
  CHECK (state <> 'spam' OR lead_id IS NULL)
);
CREATE INDEX crm_web_form_submission_by_form ON crm_web_form_submission (form_id, received_at, id);
CREATE INDEX crm_web_form_submission_by_time ON crm_web_form_submission (received_at, id);
CREATE INDEX crm_web_form_submission_by_lead ON crm_web_form_submission (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX crm_web_form_submission_by_owner ON crm_web_form_submission (owner_id, form_id, received_at);
CREATE INDEX crm_web_form_submission_traced ON crm_web_form_submission (received_at)
  WHERE address IS NOT NULL OR user_agent IS NOT NULL;
-- Without values: what is erased of a person must not live on in the journal.
SELECT b2o.open_table('crm_web_form_submission', 'keys-only');

-- New rights of roles that exist already; those of new instances come with provisioning.
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"crm.web-form.read": "all",
  "crm.web-form-submission.read": "all", "crm.web-form-submission.update": "all", "crm.web-form-submission.delete": "all"}'
WHERE key = 'manager' AND built_in;
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"crm.web-form.read": "all",
  "crm.web-form-submission.read": "all", "crm.web-form-submission.update": "team"}'
WHERE key = 'member' AND built_in;
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"crm.web-form.read": "all",
  "crm.web-form-submission.read": "all"}'
WHERE key = 'reader' AND built_in;
