import { useHolds } from '@/api/use-session';
import { ActivitiesCard, type RecordActivitiesProps } from './activities-card';
import { activities } from './activity.record';

/** What is to be done for a record, and what was done, for those who may see activities. */
export function RecordActivities(props: RecordActivitiesProps) {
  const holds = useHolds();
  return holds(`${activities.meta.name}.read`) && <ActivitiesCard {...props} />;
}
