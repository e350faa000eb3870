import { useRecordContext } from 'ra-core';
import { useSession } from '@/api/use-session';
import { RelatedList } from '@/kit';
import { opportunities } from './opportunity.record';

const fieldOf = { company: 'companyId', contact: 'contactId' } as const;

/** The opportunities of a company or of a person; a new one begins with what is known. */
export function OpportunitiesOf({ of }: { of: keyof typeof fieldOf }) {
  const { id } = useRecordContext() ?? {};
  const { user } = useSession();
  const own = { [fieldOf[of]]: id };
  return (
    <RelatedList
      record={opportunities}
      title="crm.opportunities"
      filter={own}
      columns={['name', 'state', 'amount', 'stageId', 'expectedCloseOn']}
      create={{ ...own, ownerId: user.id }}
    />
  );
}
