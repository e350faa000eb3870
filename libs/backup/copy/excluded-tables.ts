/**
 * Tables whose rows are no part of a copy, and why; their structure is. Every other table is copied, the change
 * journals included: they are the history of the records, and a restored record keeps its history.
 */
export const excludedTables: ReadonlyMap<string, string> = new Map([
  ['identity_session', 'a restore signs everyone out'],
  ['identity_access_stamp', 'made anew with the tables, so that a stamp never comes back'],
  ['identity_token', 'invitations and password resets that were sent are void after a restore'],
  ['identity_throttle', 'counters of failed sign-ins'],
  ['copy_journal', 'which rows changed since the last full copy: of no use in another schema'],
  ['idempotency_key', 'answers already given, for a day'],
  ['hr_idempotency_key', 'the same, of the HR vault'],
  ['integrations_upload', 'files on their way to an import, for a day'],
  ['crm_calendar_feed', 'secret addresses of calendars: one that was revoked must not open again'],
  ['outbox_message', 'a restore must not send again what was sent'],
  ['schema_migration', 'listed in the manifest; a restore writes it when it recreates the tables'],
]);
