import { lazy, Suspense } from 'react';
import { useNavigate } from 'react-router-dom';
import { pathOf } from '@/kit';
import { emails } from './email.record';
import { EmailList } from './email-list';

const ComposeDialog = lazy(() =>
  import('./compose-dialog').then((file) => ({ default: file.ComposeDialog })),
);

/** A new mail is written over the list. */
export function Composing() {
  const navigate = useNavigate();
  return (
    <>
      <EmailList />
      <Suspense fallback={null}>
        <ComposeDialog links={{}} onClose={() => navigate(pathOf(emails))} />
      </Suspense>
    </>
  );
}
