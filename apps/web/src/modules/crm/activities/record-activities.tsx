import { lazy, Suspense } from 'react';
import { useHolds } from '@/api/use-session';
import { Card, RowSkeletons, useText } from '@/kit';
import type { RecordActivitiesProps } from './activities-card';
import { activities } from './activity.record';

const ActivitiesCard = lazy(() =>
  import('./activities-card').then((file) => ({ default: file.ActivitiesCard })),
);

/** What is to be done for a record, and what was done: the next first. Stands on the record's page. */
export function RecordActivities(props: RecordActivitiesProps) {
  const text = useText();
  const holds = useHolds();
  if (!holds(`${activities.meta.name}.read`)) return null;
  const waiting = (
    <Card title={text('crm.activities')} flush>
      <RowSkeletons count={3} />
    </Card>
  );
  return (
    <Suspense fallback={waiting}>
      <ActivitiesCard {...props} />
    </Suspense>
  );
}
