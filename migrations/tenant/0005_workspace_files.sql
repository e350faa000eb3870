-- What people put beside a record of any kind: files and comments. The record is named by its kind and its id, since
-- its table depends on its kind; what a removed record leaves behind is swept (libs/workspace/owner-records).

CREATE TABLE workspace_attachment (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  resource text NOT NULL CHECK (resource ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'),
  record_id uuid NOT NULL,
  file_id uuid NOT NULL REFERENCES stored_file,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid
);
CREATE INDEX workspace_attachment_by_record ON workspace_attachment (record_id, id);
CREATE UNIQUE INDEX workspace_attachment_file ON workspace_attachment (file_id);
SELECT b2o.open_table('workspace_attachment');

CREATE TABLE workspace_comment (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  resource text NOT NULL CHECK (resource ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'),
  record_id uuid NOT NULL,
  text text NOT NULL CHECK (length(text) BETWEEN 1 AND 10000),
  -- Users whom the text addresses.
  mentions uuid[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid
);
CREATE INDEX workspace_comment_by_record ON workspace_comment (record_id, id);
SELECT b2o.open_table('workspace_comment');
