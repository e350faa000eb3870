-- Tags: words that people put on records of any kind.

CREATE TABLE workspace_tag (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
  colour text NOT NULL DEFAULT 'grey'
    CHECK (colour IN ('grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink')),
  position integer NOT NULL CHECK (position > 0),
  origin text NOT NULL DEFAULT 'user' CHECK (origin IN ('user', 'import', 'interface', 'webform')),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid
);
-- « Été » and « ete » are one word.
CREATE UNIQUE INDEX workspace_tag_name ON workspace_tag (b2o.fold(name));
CREATE INDEX workspace_tag_by_position ON workspace_tag (position, id);
SELECT b2o.open_table('workspace_tag');

-- In b2o, since copies hold tables and triggers, and no functions.
CREATE TRIGGER forget_tags AFTER DELETE ON workspace_tag REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION b2o.forget_tags();

-- New rights of roles that exist already; those of new instances come with provisioning.
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"workspace.tag.read": "all",
  "workspace.tag.create": "all", "workspace.tag.update": "all", "workspace.tag.delete": "all",
  "workspace.tag.export": "all", "workspace.tag.import": "all", "workspace.tag.mass-edit": "all"}'
WHERE key = 'manager' AND built_in;
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"workspace.tag.read": "all",
  "workspace.tag.create": "all", "workspace.tag.update": "all"}'
WHERE key = 'member' AND built_in;
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"workspace.tag.read": "all"}'
WHERE key = 'reader' AND built_in;
