import { useNavigate } from 'react-router-dom';
import { pathOf } from '@/kit';
import { ComposeDialog } from './compose-dialog';
import { emails } from './email.record';
import { EmailList } from './email-list';

/** A new mail is written over the list. */
export function Composing() {
  const navigate = useNavigate();
  return (
    <>
      <EmailList />
      <ComposeDialog links={{}} onClose={() => navigate(pathOf(emails))} />
    </>
  );
}
