import { lazy, Suspense } from 'react';
import type { FormDialogProps } from './form-window';

const Window = lazy(() => import('./form-window').then((file) => ({ default: file.FormWindow })));

/**
 * Creates or changes a record without leaving the page; the whole screen on a phone. Mount it to open it: its inputs are
 * fetched then, because most pages are read more often than written.
 */
export function FormDialog(props: FormDialogProps) {
  return (
    <Suspense fallback={null}>
      <Window {...props} />
    </Suspense>
  );
}
