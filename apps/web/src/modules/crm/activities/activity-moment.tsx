import { useLanguage, useText } from '@/i18n/use-text';
import { EmptyValue, Hidden } from '@/kit/fields/empty-value';
import { Late } from '@/kit/fields/late';
import { timeOf } from '@/kit/inputs/moments';
import type { AnyRecord } from '@/kit/records/define-record';
import { isOverdue, momentOf, momentWords } from './activity-times';

interface ActivityMomentProps {
  activity: AnyRecord;
  /** When it is due, even if it is done. */
  due?: boolean;
  /** Without its day, as far as there is a time. */
  timeOnly?: boolean;
}

/** When an activity is due, or was done; what is late stands out. */
export function ActivityMoment({ activity, due = false, timeOnly = false }: ActivityMomentProps) {
  const text = useText();
  const language = useLanguage();
  const now = new Date();
  const moment = momentOf(due ? { ...activity, state: 'planned' } : activity);
  if (!moment) return <EmptyValue />;
  const allDay = activity['allDay'] === true;
  const words = timeOnly && !allDay ? timeOf(new Date(moment)) : momentWords(moment, allDay, now, language);
  const time = <time dateTime={moment}>{words}</time>;
  if (!isOverdue(activity, now)) return time;
  return (
    <Late>
      <Hidden>{text('crm.activity.overdue')} </Hidden>
      {time}
    </Late>
  );
}
