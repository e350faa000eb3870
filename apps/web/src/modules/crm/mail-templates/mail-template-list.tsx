import { ListPage } from '@/kit';
import { mailTemplates } from './mail-template.record';

export const MailTemplateList = () => (
  <ListPage
    record={mailTemplates}
    columns={['name', 'subject', 'shared', 'ownerId', 'updatedAt']}
    filters={['shared', 'ownerId']}
    empty="crm.mail-template.empty"
  />
);
