import { ListPage } from '@/kit';
import { emails } from './email.record';

export const EmailList = () => (
  <ListPage
    record={emails}
    columns={['subject', 'state', 'fromName', 'recipients', 'sentAt', 'visibility', 'ownerId']}
    filters={[
      'state',
      'direction',
      'visibility',
      'ownerId',
      'companyId',
      'contactId',
      'opportunityId',
      'sentAt',
    ]}
    presets={[
      { label: 'crm.email.mine', filter: { ownerId: 'me' } },
      { label: 'crm.email.received', filter: { direction: 'in' }, sort: 'sentAt', order: 'desc' },
      { label: 'crm.email.unsent', filter: { state: ['draft', 'queued', 'failed'] } },
    ]}
    empty="crm.email.empty"
  />
);
