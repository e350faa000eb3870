-- Imports from the web: uploaded files, what users said of them, and every rejected row.

-- A file on its way to an import. The content lies in the file store, encrypted with a key that this row alone has:
-- without the row it is noise. Kept for a day after its last use, and no part of copies.
CREATE TABLE integrations_upload (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES identity_user ON DELETE CASCADE,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  bytes integer NOT NULL CHECK (bytes > 0),
  kind text NOT NULL CHECK (kind IN ('text', 'workbook')),
  -- Of what the file store holds.
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  content_key bytea NOT NULL CHECK (length(content_key) = 32),
  -- How it is read: encoding, delimiter, sheet, line of the header, columns.
  reading jsonb NOT NULL,
  -- What was found in it: types, samples, counts.
  findings jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  used_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX integrations_upload_by_user ON integrations_upload (user_id, created_at);
CREATE INDEX integrations_upload_by_use ON integrations_upload (used_at);
SELECT b2o.open_table('integrations_upload', 'none');

-- How a user mapped a file with these columns the last time, for the next file of the same shape.
CREATE TABLE integrations_mapping (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES identity_user ON DELETE CASCADE,
  target text NOT NULL,
  -- SHA-256 over the names of the columns.
  columns_sha256 text NOT NULL CHECK (columns_sha256 ~ '^[0-9a-f]{64}$'),
  request jsonb NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (user_id, target, columns_sha256)
);
SELECT b2o.open_table('integrations_mapping', 'none');

ALTER TABLE integrations_import
  -- Written back nothing: its figures are what the import would do.
  ADD COLUMN dry_run boolean NOT NULL DEFAULT false,
  -- Of an import from the web: who asked for it, with whose rights it runs, from which file, and what was asked.
  ADD COLUMN user_id uuid,
  ADD COLUMN upload_id uuid,
  ADD COLUMN request jsonb,
  ADD COLUMN row_count integer,
  ADD COLUMN stop_asked boolean NOT NULL DEFAULT false,
  -- Why it failed, in French and English.
  ADD COLUMN failure jsonb,
  DROP CONSTRAINT integrations_import_state_check,
  ADD CONSTRAINT integrations_import_state_check
    CHECK (state IN ('queued', 'running', 'done', 'failed', 'interrupted', 'undoing', 'undone'));
CREATE INDEX integrations_import_by_upload ON integrations_import (upload_id) WHERE upload_id IS NOT NULL;

-- Every row that an import refused; the values stay in the uploaded file. Kept for thirty days.
CREATE TABLE integrations_reject (
  id uuid PRIMARY KEY,
  import_id uuid NOT NULL REFERENCES integrations_import ON DELETE CASCADE,
  n integer NOT NULL,
  line integer NOT NULL,
  column_name text,
  reason_fr text NOT NULL,
  reason_en text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX integrations_reject_in_order ON integrations_reject (import_id, n);
CREATE INDEX integrations_reject_by_age ON integrations_reject (created_at);
SELECT b2o.open_table('integrations_reject', 'none');
