import { useSession } from '@/api/use-session';
import { type AnyRecord, ListPage } from '@/kit';
import { activities } from './activity.record';
import { ActivityLooks } from './activity-looks';
import { CompleteButton } from './complete-button';

const tick = (activity: AnyRecord, tabIndex: number) => (
  <CompleteButton activity={activity} tabIndex={tabIndex} />
);

export function ActivityList() {
  const { user } = useSession();
  const planned = { state: 'planned', ownerId: user.id };
  return (
    <ListPage
      record={activities}
      columns={['subject', 'kind', 'dueAt', 'companyId', 'opportunityId', 'ownerId']}
      filters={[
        'kind',
        'state',
        'ownerId',
        'dueAt',
        'overdue',
        'companyId',
        'opportunityId',
        'outcome',
        'doneAt',
      ]}
      presets={[
        { label: 'crm.activity.mine', filter: planned, isDefault: true },
        { label: 'crm.activity.late', filter: { ...planned, overdue: 'true' } },
        { label: 'crm.activity.coming', filter: { ...planned, overdue: 'false' } },
        {
          label: 'crm.activity.finished',
          filter: { state: 'done', ownerId: user.id },
          sort: 'doneAt',
          order: 'desc',
        },
      ]}
      rowActions={tick}
      empty="crm.activity.empty"
      imports="crm.activity"
      looks={<ActivityLooks current="list" />}
    />
  );
}
