import { type AnyRecord, PersonName, pathOf, Row, useText } from '@/kit';
import { useRecordTitle } from '@/kit/fields/record-label';
import { activities } from './activity.record';
import { ActivityMoment } from './activity-moment';
import { CompleteButton } from './complete-button';
import { kindOf } from './kinds';

interface ActivityRowProps {
  activity: AnyRecord;
  /** Names of the records that it concerns. */
  about?: readonly string[];
  /** Says whose it is: the rows are of several people. */
  owned?: boolean;
  /** The day is known. */
  timeOnly?: boolean;
}

/** An activity in a short list: ticked off at its beginning. */
export function ActivityRow({ activity, about = [], owned = false, timeOnly = false }: ActivityRowProps) {
  const text = useText();
  const owner = useRecordTitle('identity.user', owned ? String(activity['ownerId'] ?? '') : undefined);
  const outcome = activity['outcome'];
  const words = [
    text(`crm.activity.kind.${activity['kind']}`),
    ...(outcome ? [text(`crm.activity.outcome.${outcome}`)] : []),
    ...about,
    ...(activity['place'] ? [String(activity['place'])] : []),
  ];
  return (
    <Row
      start={<CompleteButton activity={activity} />}
      icon={kindOf(activity['kind']).icon}
      title={activities.title(activity)}
      to={pathOf(activities, activity.id)}
      subtitle={
        <>
          <ActivityMoment activity={activity} timeOnly={timeOnly} />
          {' · '}
          {words.join(' · ')}
        </>
      }
      end={owner ? <PersonName name={owner.title} /> : undefined}
    />
  );
}
