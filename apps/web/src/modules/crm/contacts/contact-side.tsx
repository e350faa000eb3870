import { RecordActivities } from '../activities/record-activities';
import { CompaniesOfContact } from '../affiliations/affiliations';
import { ConsentsCard } from '../consent/consents-card';
import { RecordMails } from '../mails/record-mails';
import { RecentMerges } from '../merge/recent-merges';
import { OpportunitiesOf } from '../opportunities/opportunities-of';
import { contacts } from './contact.record';

/** What there is around a contact. */
export const ContactSide = ({ id }: { id: string }) => (
  <>
    <RecordActivities record="contact" id={id} />
    <RecordMails record="contact" id={id} />
    <CompaniesOfContact />
    <OpportunitiesOf of="contact" />
    <ConsentsCard id={id} />
    <RecentMerges record={contacts} />
  </>
);
