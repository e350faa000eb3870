import { lazy } from 'react';
import { useParams } from 'react-router-dom';
import { RecordPage } from '@/kit';
import { useMerge } from '../merge/use-merge';
import { companies } from './company.record';
import { CompanySections } from './company-sections';

const CompanySide = lazy(() => import('./company-side').then((file) => ({ default: file.CompanySide })));

export function CompanyPage() {
  const { id = '' } = useParams();
  const { menu, dialog } = useMerge(companies);
  return (
    <>
      <RecordPage record={companies} chips={['kind']} menu={menu} side={<CompanySide id={id} />}>
        <CompanySections />
      </RecordPage>
      {dialog}
    </>
  );
}
