import { RecordActivities } from '../../activities/record-activities';
import { RecordMails } from '../../mails/record-mails';
import { Participants } from './participants';

/** What there is around an opportunity. */
export const OpportunitySide = ({ id }: { id: string }) => (
  <>
    <RecordActivities record="opportunity" id={id} />
    <RecordMails record="opportunity" id={id} />
    <Participants />
  </>
);
