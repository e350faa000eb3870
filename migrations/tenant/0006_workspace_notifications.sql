-- What one person is told: by its kind and the values of its text, which is written in the reader's language.

CREATE TABLE workspace_notification (
  id uuid PRIMARY KEY,
  recipient_id uuid NOT NULL REFERENCES identity_user ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'),
  resource text CHECK (resource ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'),
  record_id uuid,
  params jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  read_at timestamptz,
  CHECK (resource IS NOT NULL OR record_id IS NULL)
);
CREATE INDEX workspace_notification_by_recipient ON workspace_notification (recipient_id, created_at, id);
CREATE INDEX workspace_notification_unread ON workspace_notification (recipient_id) WHERE read_at IS NULL;
CREATE INDEX workspace_notification_by_reading ON workspace_notification (read_at) WHERE read_at IS NOT NULL;
SELECT b2o.open_table('workspace_notification', 'none');
