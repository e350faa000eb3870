import { useParams } from 'react-router-dom';
import { RecordPage } from '@/kit';
import { RecordActivities } from '../activities/record-activities';
import { CompaniesOfContact } from '../affiliations/affiliations';
import { RecentMerges } from '../merge/recent-merges';
import { useMerge } from '../merge/use-merge';
import { OpportunitiesOf } from '../opportunities/opportunities-of';
import { contacts } from './contact.record';
import { ContactSections } from './contact-sections';

export function ContactPage() {
  const { id = '' } = useParams();
  const { menu, dialog } = useMerge(contacts);
  return (
    <>
      <RecordPage
        record={contacts}
        menu={menu}
        side={
          <>
            <RecordActivities record="contact" id={id} />
            <CompaniesOfContact />
            <OpportunitiesOf of="contact" />
            <RecentMerges record={contacts} />
          </>
        }
      >
        <ContactSections />
      </RecordPage>
      {dialog}
    </>
  );
}
