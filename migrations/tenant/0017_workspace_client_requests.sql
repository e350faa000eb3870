-- The client's written requests: what nothing that feeds data from outside, or sends some out, does without (policy art. 3
-- and 5). The console has the table too, and no use for it.

CREATE TABLE workspace_client_request (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  search_text text GENERATED ALWAYS AS (b2o.fold(name || ' ' || signatory_name || ' ' || coalesce(document_reference, '')
    || ' ' || recipient)) STORED,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  kind text NOT NULL CHECK (kind IN ('web-form', 'connector')),
  state text NOT NULL DEFAULT 'recorded' CHECK (state IN ('recorded', 'revoked')),
  signed_on date NOT NULL,
  signatory_name text NOT NULL CHECK (length(signatory_name) BETWEEN 1 AND 200),
  signatory_function text NOT NULL CHECK (length(signatory_function) BETWEEN 1 AND 200),
  document_reference text,
  -- The kind of record whose fields are meant, and the fields.
  resource text NOT NULL CHECK (resource ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'),
  fields jsonb NOT NULL CHECK (jsonb_array_length(fields) BETWEEN 1 AND 60),
  purpose text NOT NULL,
  recipient text NOT NULL,
  country text NOT NULL DEFAULT 'FR' CHECK (country ~ '^[A-Z]{2}$'),
  responsibility_accepted boolean NOT NULL CHECK (responsibility_accepted),
  -- The signed document among the attachments: from the first use on it stays.
  document_id uuid REFERENCES workspace_attachment,
  used_at timestamptz,
  revoked_at timestamptz,
  revocation_reason text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  -- The names of the fields, and what was signed in short: whoever relies on a request refers to these.
  covers jsonb GENERATED ALWAYS AS (jsonb_path_query_array(fields, '$[*].name')) STORED,
  digest text GENERATED ALWAYS AS (md5(name || E'\x1f' || kind || E'\x1f' || (signed_on - date '2000-01-01')::text || E'\x1f'
    || signatory_name || E'\x1f' || signatory_function || E'\x1f' || coalesce(document_reference, '') || E'\x1f' || resource
    || E'\x1f' || fields::text || E'\x1f' || purpose || E'\x1f' || recipient || E'\x1f' || country)) STORED,
  CHECK ((state = 'revoked') = (revoked_at IS NOT NULL)),
  CHECK (used_at IS NULL OR document_reference IS NOT NULL OR document_id IS NOT NULL),
  UNIQUE (id, state),
  UNIQUE (id, digest, covers)
);
CREATE INDEX workspace_client_request_by_name ON workspace_client_request (name, id);
CREATE INDEX workspace_client_request_by_creation ON workspace_client_request (created_at, id);
CREATE INDEX workspace_client_request_document ON workspace_client_request (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX workspace_client_request_search ON workspace_client_request USING gin (search_text b2o.gin_trgm_ops)
  WITH (gin_pending_list_limit = 64);
SELECT b2o.open_table('workspace_client_request');

-- New rights of roles that exist already; those of new instances come with provisioning.
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"workspace.client-request.read": "all"}'
WHERE key IN ('manager', 'member', 'reader') AND built_in;
