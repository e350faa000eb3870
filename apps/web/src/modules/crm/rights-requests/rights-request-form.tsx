import { FormPage } from '@/kit';
import { rightsRequests } from './rights-request.record';
import { RightsRequestSections } from './rights-request-sections';

export const RightsRequestForm = () => (
  <FormPage
    record={rightsRequests}
    defaultValues={{ kind: 'access', channel: 'email', receivedOn: new Date().toLocaleDateString('sv-SE') }}
  >
    <RightsRequestSections />
  </FormPage>
);
