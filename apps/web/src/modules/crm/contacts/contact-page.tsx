import { lazy } from 'react';
import { useParams } from 'react-router-dom';
import { RecordPage } from '@/kit';
import { RefusalBanner } from '../consent/refusal-banner';
import { useMerge } from '../merge/use-merge';
import { contacts } from './contact.record';
import { ContactSections } from './contact-sections';

const ContactSide = lazy(() => import('./contact-side').then((file) => ({ default: file.ContactSide })));

export function ContactPage() {
  const { id = '' } = useParams();
  const { menu, dialog } = useMerge(contacts);
  return (
    <>
      <RecordPage
        record={contacts}
        menu={menu}
        banner={<RefusalBanner id={id} />}
        side={<ContactSide id={id} />}
      >
        <ContactSections />
      </RecordPage>
      {dialog}
    </>
  );
}
