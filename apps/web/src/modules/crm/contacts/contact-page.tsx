import { lazy, Suspense } from 'react';
import { useParams } from 'react-router-dom';
import { Card, RecordPage, RowSkeletons, useText } from '@/kit';
import { RecordActivities } from '../activities/record-activities';
import { CompaniesOfContact } from '../affiliations/affiliations';
import { RefusalBanner } from '../consent/refusal-banner';
import { RecordMails } from '../mails/record-mails';
import { RecentMerges } from '../merge/recent-merges';
import { useMerge } from '../merge/use-merge';
import { OpportunitiesOf } from '../opportunities/opportunities-of';
import { contacts } from './contact.record';
import { ContactSections } from './contact-sections';

const ConsentsCard = lazy(() =>
  import('../consent/consents-card').then((file) => ({ default: file.ConsentsCard })),
);

export function ContactPage() {
  const { id = '' } = useParams();
  const { menu, dialog } = useMerge(contacts);
  const text = useText();
  const waiting = (
    <Card title={text('crm.consent.title')}>
      <RowSkeletons count={4} />
    </Card>
  );
  return (
    <>
      <RecordPage
        record={contacts}
        menu={menu}
        banner={<RefusalBanner id={id} />}
        side={
          <>
            <RecordActivities record="contact" id={id} />
            <RecordMails record="contact" id={id} />
            <CompaniesOfContact />
            <OpportunitiesOf of="contact" />
            <Suspense fallback={waiting}>
              <ConsentsCard id={id} />
            </Suspense>
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
