import { useLocalText, useText } from '@/kit';
import { screensOf } from './screens-of';

/** Tables that people have a word for, though they are no records with a page of their own. */
const worded = new Set([
  'change_journal',
  'hr_change_journal',
  'stored_file',
  'workspace_attachment',
  'workspace_comment',
  'identity_user',
  'identity_role',
  'identity_team',
  'identity_credential',
  'identity_audit_event',
  'integrations_import',
  'workspace_notification',
  'workspace_custom_field',
  'crm_consent_event',
  'crm_suppression',
  'crm_stage_change',
  'crm_email_link',
  'crm_segment_member',
]);

/** What a table is called: the records in it, or what lies under them. */
export function useTableWords(): (table: string, resource: string | null) => string {
  const text = useText();
  const local = useLocalText();
  return (table, resource) => {
    const screens = resource && screensOf(resource);
    if (screens) return local(screens.meta.label.many);
    return text(worded.has(table) ? `inspections.tables.${table}` : 'inspections.tables.others');
  };
}
