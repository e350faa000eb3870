import { useParams } from 'react-router-dom';
import { RecordPage } from '@/kit';
import { RecordActivities } from '../activities/record-activities';
import { PeopleOfCompany } from '../affiliations/affiliations';
import { RecordMails } from '../mails/record-mails';
import { RecentMerges } from '../merge/recent-merges';
import { useMerge } from '../merge/use-merge';
import { OpportunitiesOf } from '../opportunities/opportunities-of';
import { companies } from './company.record';
import { CompanySections } from './company-sections';

export function CompanyPage() {
  const { id = '' } = useParams();
  const { menu, dialog } = useMerge(companies);
  return (
    <>
      <RecordPage
        record={companies}
        chips={['kind']}
        menu={menu}
        side={
          <>
            <RecordActivities record="company" id={id} />
            <RecordMails record="company" id={id} />
            <PeopleOfCompany />
            <OpportunitiesOf of="company" />
            <RecentMerges record={companies} />
          </>
        }
      >
        <CompanySections />
      </RecordPage>
      {dialog}
    </>
  );
}
