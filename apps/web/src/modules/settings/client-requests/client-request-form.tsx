import { FormPage } from '@/kit';
import { clientRequests } from './client-request.record';
import { ClientRequestSections } from './client-request-sections';
import { RequestedFields } from './requested-fields';

export const ClientRequestForm = () => (
  <FormPage
    record={clientRequests}
    defaultValues={{
      kind: 'web-form',
      resource: 'crm.lead',
      country: 'FR',
      fields: ['lastName', 'email', 'phone', 'need'].map((name) => ({ name })),
      responsibilityAccepted: false,
    }}
  >
    <ClientRequestSections fields={<RequestedFields />} />
  </FormPage>
);
