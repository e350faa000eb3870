import { useNotify } from 'ra-core';
import { type Channel, usePreference, useSavePreferences } from '@/api/preferences';
import { Card, SelectInput, SimpleForm, useText } from '@/kit';

const channels: readonly Channel[] = ['app', 'email', 'both', 'none'];

/** What people hear of, and the events that stand behind each line. */
const subjects = {
  mention: ['workspace.mention', 'workspace.unnamed-mention'],
  due: ['crm.activity-due'],
  assigned: ['crm.activity-assigned', 'crm.lead-assigned', 'crm.opportunity-assigned'],
  import: ['integrations.import-done', 'integrations.import-stopped', 'integrations.private-import-ended'],
} as const satisfies Record<string, readonly [string, ...string[]]>;
type Subject = keyof typeof subjects;
const names = Object.keys(subjects) as Subject[];

/** Whether to be told in the application, by mail, both, or not at all. */
export function NotificationsCard() {
  const text = useText();
  const notify = useNotify();
  const save = useSavePreferences();
  const [chosen] = usePreference('notifications');
  const values = Object.fromEntries(names.map((name) => [name, chosen[subjects[name][0]] ?? 'app']));
  return (
    <Card title={text('account.notifications.title')}>
      <SimpleForm<Record<Subject, Channel>>
        label="account.notifications.title"
        defaultValues={values}
        onSubmit={async (given) => {
          const events = names.flatMap((name) =>
            subjects[name].map((event) => [event, given[name]] as const),
          );
          await save({ notifications: { ...chosen, ...Object.fromEntries(events) } });
          notify('account.notifications.saved', { type: 'success' });
        }}
      >
        {names.map((name) => (
          <SelectInput
            key={name}
            source={name}
            label={`account.notifications.${name}`}
            required
            choices={channels.map((value) => ({
              value,
              label: text(`account.notifications.channels.${value}`),
            }))}
          />
        ))}
      </SimpleForm>
    </Card>
  );
}
