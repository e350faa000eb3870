import { useSession } from '@/api/use-session';
import { ListPage } from '@/kit';
import { companies } from './company.record';

export function CompanyList() {
  const { user } = useSession();
  return (
    <ListPage
      record={companies}
      columns={['name', 'kind', 'city', 'phone', 'email', 'tagIds', 'ownerId', 'updatedAt']}
      filters={['kind', 'city', 'tagIds', 'ownerId', 'siren', 'source', 'createdAt']}
      presets={[
        { label: 'crm.company.customers', filter: { kind: 'customer' } },
        { label: 'crm.company.prospects', filter: { kind: 'prospect' } },
        { label: 'crm.company.suppliers', filter: { kind: ['supplier', 'subcontractor'] } },
        { label: 'crm.company.mine', filter: { ownerId: user.id } },
      ]}
      empty="crm.company.empty"
      imports="crm.company"
    />
  );
}
