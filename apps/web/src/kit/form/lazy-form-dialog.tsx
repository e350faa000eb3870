import { lazy, Suspense } from 'react';
import type { FormDialogProps } from './form-dialog';

const Dialog = lazy(() => import('./form-dialog').then((file) => ({ default: file.FormDialog })));

/** A `FormDialog` whose inputs are fetched when it is opened: for pages that are read more often than written. */
export function LazyFormDialog(props: FormDialogProps) {
  return (
    <Suspense fallback={null}>
      <Dialog {...props} />
    </Suspense>
  );
}
