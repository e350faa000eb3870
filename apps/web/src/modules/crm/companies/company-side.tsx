import { RecordActivities } from '../activities/record-activities';
import { PeopleOfCompany } from '../affiliations/affiliations';
import { RecordMails } from '../mails/record-mails';
import { RecentMerges } from '../merge/recent-merges';
import { OpportunitiesOf } from '../opportunities/opportunities-of';
import { companies } from './company.record';

/** What there is around a company. */
export const CompanySide = ({ id }: { id: string }) => (
  <>
    <RecordActivities record="company" id={id} />
    <RecordMails record="company" id={id} />
    <PeopleOfCompany />
    <OpportunitiesOf of="company" />
    <RecentMerges record={companies} />
  </>
);
