import { useSession } from '@/api/use-session';
import { FormPage } from '@/kit';
import { activities } from './activity.record';
import { ActivitySections } from './activity-sections';
import { newActivity, withoutDates } from './new-activity';

export function ActivityForm() {
  const { user } = useSession();
  return (
    <FormPage record={activities} defaultValues={newActivity(user.id)} transform={withoutDates}>
      <ActivitySections />
    </FormPage>
  );
}
