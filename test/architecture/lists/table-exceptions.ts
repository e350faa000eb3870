/** Tables without `id uuid PRIMARY KEY`, and why. */
export const withoutId: Record<string, string> = {
  schema_migration: 'the ledger of the migrations: a file is known by its name',
  change_journal: 'numbered in the order of the changes',
  copy_journal: 'numbered in the order of the changes',
  hr_change_journal: 'numbered in the order of the changes',
  idempotency_key: 'a key belongs to a user',
  hr_idempotency_key: 'a key belongs to a user',
  identity_throttle: 'counters by account, network and instance',
  identity_access_stamp: 'one row',
  identity_audit_event: 'numbered: the chain has no gaps',
};

/** Tables without the change journal, and why. */
export const withoutJournal: Record<string, string> = {
  schema_migration: 'written by migrations only',
  change_journal: 'is the journal',
  hr_change_journal: 'is the journal of the vault',
  copy_journal: 'is the journal of the copies',
  outbox_message: 'messages on their way out, deleted when they are sent',
  idempotency_key: 'answers kept for a day',
  hr_idempotency_key: 'answers kept for a day',
  identity_session: 'sessions come and go; a restored copy ends them all',
  identity_token: 'single-use secrets of some hours',
  identity_throttle: 'counters',
  identity_access_stamp: 'one counter, moved by triggers',
  identity_audit_event: 'only ever appended to, and chained by hashes',
  workspace_notification: 'messages to one person, removed some months after they are read',
  crm_campaign_run: 'where a sending is; the campaign’s own journal tells when it began and ended',
  crm_campaign_recipient: 'written by the sending alone, a row several times, and itself the record of it',
  crm_calendar_feed: 'secret addresses; the audit trail tells when one was made or revoked',
  crm_suppression_key: 'a secret, made once with the table',
  crm_merge_change: 'what merges changed in other tables, whose journals tell it',
  integrations_upload: 'files of a day, no part of copies',
  integrations_mapping: 'how a user mapped a file the last time',
  integrations_reject: 'refused rows of an import: what it did is journaled record by record',
  integrations_import: 'figures of an import while it runs; its changes are journaled record by record',
};

/** Columns of a record's table that its entity does not have, by column name. */
export const besideEntities: Record<string, string> = {
  covers: 'names of the fields that a written request covers, for the foreign keys of what relies on it',
  digest: 'what was signed in short, for the same',
  request_state: 'the written request that a form relies on, as it was when the form was opened',
  request_digest: 'the same',
  request_covers: 'the same',
  fingerprint: 'tells the same form sent twice',
  token: 'what a recipient’s bounces are known by, never sent to clients',
  next_attempt_at: 'when a mail is offered again',
  lease: 'the process that sends',
  claimed_at: 'when a mail was about to leave',
  warned_for: 'the deadline of a rights request that people were warned of',
  overdue_for: 'the same, once it had passed',
  client_name: 'of an opportunity: what it is searched by, kept by triggers',
  content: 'what an archive holds, told of one at a time and noted in the trail',
  search_text: 'folded by PostgreSQL for the search, never sent',
};
