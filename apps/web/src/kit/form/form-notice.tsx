import { Suspense } from 'react';
import type { FormNoticeProps } from '../records/define-record';

/** What a kind of record has to say above its inputs, in every form of it. */
export function FormNotice({ screens, stored }: FormNoticeProps) {
  const { formNotice: Notice } = screens;
  if (!Notice) return null;
  return (
    <Suspense fallback={null}>
      <Notice screens={screens} stored={stored} />
    </Suspense>
  );
}
