-- What incremental copies read: which rows changed in which transaction (docs/adr/0015).

-- The journals tell it of the tables that have one, and of themselves; this one of all other tables that are copied.
-- It belongs to the owner alone, is no part of a copy, and is emptied behind each full one.
CREATE TABLE copy_journal (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  table_name text NOT NULL,
  record_key text NOT NULL,
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX copy_journal_by_transaction ON copy_journal (transaction_id);
CREATE INDEX change_journal_by_transaction ON change_journal (transaction_id);
CREATE INDEX hr_change_journal_by_transaction ON hr_change_journal (transaction_id);

SELECT b2o.follow_keys('change_journal', 'n', false);
SELECT b2o.follow_keys('hr_change_journal', 'n', false);
SELECT b2o.follow_keys('identity_audit_event', 'n');
SELECT b2o.follow_keys(name) FROM unnest(ARRAY['crm_campaign_recipient', 'crm_campaign_run', 'crm_merge_change',
  'crm_suppression_key', 'integrations_import', 'integrations_mapping', 'integrations_reject',
  'workspace_notification']) AS name
WHERE to_regclass(name) IS NOT NULL;
