-- Fields that the company adds to its records: what they are. Their values lie in the tables of those records.

CREATE TABLE workspace_custom_field (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  record text NOT NULL CHECK (record ~ '^[a-z]+\.[a-z-]+$'),
  key text NOT NULL CHECK (key ~ '^[a-z][a-z0-9-]{0,39}$'),
  kind text NOT NULL CHECK (kind IN ('text', 'long-text', 'integer', 'decimal', 'date', 'boolean', 'choice',
    'choices', 'url', 'user')),
  label text NOT NULL CHECK (length(label) BETWEEN 1 AND 80),
  label_en text CHECK (length(label_en) BETWEEN 1 AND 80),
  help text CHECK (length(help) BETWEEN 1 AND 300),
  unit text CHECK (length(unit) BETWEEN 1 AND 20),
  decimals integer NOT NULL DEFAULT 2 CHECK (decimals BETWEEN 0 AND 6),
  choices jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(choices) = 'array'),
  required boolean NOT NULL DEFAULT false,
  position integer NOT NULL CHECK (position > 0),
  -- Out of sight, its values kept.
  archived boolean NOT NULL DEFAULT false,
  -- Without any value, and gone for good: its key is never given to another field, since copies, the journal and what
  -- a merge may bring back still name it.
  removed boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid
);
CREATE UNIQUE INDEX workspace_custom_field_key ON workspace_custom_field (record, key);
SELECT b2o.open_table('workspace_custom_field');

-- Processes remember the definitions for as long as the access stamp stands still (docs/adr/0009).
CREATE TRIGGER access_stamp BEFORE INSERT OR UPDATE OR DELETE ON workspace_custom_field
  FOR EACH STATEMENT EXECUTE FUNCTION b2o.move_access_stamp();
