import { RecordPage } from '@/kit';
import { Affiliations } from '../affiliations/affiliations';
import { contacts } from './contact.record';
import { ContactSections } from './contact-sections';

export const ContactPage = () => (
  <RecordPage record={contacts} side={<Affiliations of="contact" />}>
    <ContactSections />
  </RecordPage>
);
