import { useSession } from '@/api/use-session';
import { ListPage } from '@/kit';
import { contacts } from './contact.record';

export function ContactList() {
  const { user } = useSession();
  return (
    <ListPage
      record={contacts}
      columns={['lastName', 'jobTitle', 'email', 'phone', 'city', 'ownerId']}
      filters={['lastName', 'firstName', 'city', 'preferredChannel', 'ownerId', 'source', 'createdAt']}
      presets={[{ label: 'crm.contact.mine', filter: { ownerId: user.id } }]}
      empty="crm.contact.empty"
      imports="crm.contact"
    />
  );
}
