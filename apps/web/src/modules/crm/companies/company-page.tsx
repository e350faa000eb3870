import { RecordPage } from '@/kit';
import { Affiliations } from '../affiliations/affiliations';
import { companies } from './company.record';
import { CompanySections } from './company-sections';

export const CompanyPage = () => (
  <RecordPage record={companies} chips={['kind']} side={<Affiliations of="company" />}>
    <CompanySections />
  </RecordPage>
);
