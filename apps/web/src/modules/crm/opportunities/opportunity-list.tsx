import { useSession } from '@/api/use-session';
import { ListPage } from '@/kit';
import { OpportunityLooks } from './board/opportunity-looks';
import { opportunities } from './opportunity.record';

export function OpportunityList() {
  const { user } = useSession();
  return (
    <ListPage
      record={opportunities}
      columns={[
        'name',
        'companyId',
        'stageId',
        'amount',
        'probability',
        'expectedCloseOn',
        'nextActionAt',
        'tagIds',
        'ownerId',
      ]}
      filters={[
        'state',
        'stageId',
        'tagIds',
        'ownerId',
        'expectedCloseOn',
        'amount',
        'nextActionAt',
        'companyId',
        'source',
      ]}
      presets={[
        { label: 'crm.opportunity.presets.open', filter: { state: 'open' } },
        { label: 'crm.opportunity.presets.mine', filter: { state: 'open', ownerId: user.id } },
        { label: 'crm.opportunity.presets.won', filter: { state: 'won' } },
        { label: 'crm.opportunity.presets.lost', filter: { state: 'lost' } },
      ]}
      empty="crm.opportunity.empty"
      imports="crm.opportunity"
      looks={<OpportunityLooks />}
    />
  );
}
