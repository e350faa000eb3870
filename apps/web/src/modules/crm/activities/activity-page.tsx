import { useGetOne, useRecordContext } from 'ra-core';
import { useParams } from 'react-router-dom';
import { type AnyRecord, Field, RecordPage, Section } from '@/kit';
import { InvitationCard } from '../invitations/invitation-card';
import { activities } from './activity.record';
import { ActivitySections } from './activity-sections';
import { useActivityCommands } from './use-activity-commands';

export function ActivityPage() {
  const { id = '' } = useParams();
  const { data: activity } = useGetOne<AnyRecord>(activities.meta.path, { id });
  const { buttons, menu, dialog } = useActivityCommands(activity);
  return (
    <>
      <RecordPage
        record={activities}
        chips={['kind', 'state', 'outcome']}
        actions={buttons}
        menu={menu}
        side={activity && <InvitationCard activity={activity} />}
      >
        <Done />
        <ActivitySections />
      </RecordPage>
      {dialog}
    </>
  );
}

/** When it was done, and what came of it. */
function Done() {
  const activity = useRecordContext<AnyRecord>();
  if (activity?.['state'] !== 'done') return null;
  return (
    <Section title="crm.activity.outcomeTitle">
      <Field name="doneAt" />
      <Field name="outcome" />
    </Section>
  );
}
