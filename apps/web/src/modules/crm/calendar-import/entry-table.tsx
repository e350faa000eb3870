import type { Schemas } from '@/api/generated/schema';
import { Card, DataTable, formatInstant, NewTabLink, Prose, ToneChip, useLanguage, useText } from '@/kit';

type Entry = Schemas['CalendarEntryAnswer'] & { activities?: number };

const tones = { created: 'success', updated: 'info', unchanged: 'neutral', refused: 'danger' } as const;
const mostShown = 200;

/** What becomes of each entry of a calendar, and why one is refused. */
export function EntryTable({ entries }: { entries: readonly Entry[] }) {
  const text = useText();
  const language = useLanguage();
  if (entries.length === 0) return null;
  return (
    <Card title={text('crm.calendarImport.entries')} flush>
      <DataTable
        label={text('crm.calendarImport.entries')}
        rows={entries}
        keyOf={({ place, activityId }, index) => `${place}/${activityId ?? index}`}
        columns={[
          {
            id: 'title',
            label: text('crm.calendarImport.what'),
            heads: true,
            cell: ({ title, activityId }) => {
              const name = title || text('crm.calendarImport.untitled');
              return activityId ? <NewTabLink to={`/crm/activities/${activityId}`}>{name}</NewTabLink> : name;
            },
          },
          {
            id: 'startsAt',
            label: text('crm.calendarImport.when'),
            width: 170,
            cell: ({ startsAt }) => startsAt && formatInstant(startsAt, language),
          },
          {
            id: 'outcome',
            label: text('crm.calendarImport.becomes'),
            cell: ({ outcome, reason, activities = 0 }) => (
              <>
                <ToneChip tone={tones[outcome]}>{text(`crm.calendarImport.outcome.${outcome}`)}</ToneChip>{' '}
                {reason && text(`crm.calendarImport.reason.${reason}`)}
                {activities > 1 && text('crm.calendarImport.actions', { smart_count: activities })}
              </>
            ),
          },
        ]}
      />
      {entries.length >= mostShown && <Prose>{text('crm.calendarImport.first')}</Prose>}
    </Card>
  );
}
