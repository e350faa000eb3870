import { useSession } from '@/api/use-session';
import { FormPage } from '@/kit';
import { contacts } from './contact.record';
import { ContactSections } from './contact-sections';

export function ContactForm() {
  const { user } = useSession();
  return (
    <FormPage record={contacts} defaultValues={{ ownerId: user.id }}>
      <ContactSections />
    </FormPage>
  );
}
