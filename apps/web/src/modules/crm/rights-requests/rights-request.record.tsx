import { crmRightsRequest } from '@/api/generated/records/crm/rights-request';
import { defineRecord } from '@/kit';
import { HowToRegIcon } from '@/kit/icons';
import { Deadline } from './deadline';

export const rightsRequests = defineRecord({
  meta: crmRightsRequest,
  icon: HowToRegIcon,
  duplicable: false,
  quickCreate: false,
  createLabel: 'crm.rights-request.create',
  phoneMark: (request) => (request['state'] === 'open' ? <Deadline request={request} /> : undefined),
  fields: {
    person: { width: 220 },
    kind: { width: 190, tones: { erasure: 'warning' } },
    state: { width: 120, tones: { open: 'info', answered: 'success', refused: 'neutral' } },
    receivedOn: { help: 'crm.rights-request.receivedHelp' },
    dueOn: { width: 190, display: (_, record) => <Deadline request={record} /> },
    awaitedUntil: { width: 190, display: (_, record) => <Deadline request={record} /> },
    details: { wide: true },
    answer: { wide: true },
    extensionReason: { wide: true },
  },
});
