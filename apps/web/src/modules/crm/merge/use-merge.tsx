import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useParams } from 'react-router-dom';
import { useHolds } from '@/api/use-session';
import type { RecordAction, RecordScreens } from '@/kit';
import { MergeIcon } from '@/kit/icons';

const MergeDialogs = lazy(() => import('./merge-dialogs').then((file) => ({ default: file.MergeDialogs })));

/** Whoever merges changes a record and removes another one. */
export function useMayMerge({ meta }: RecordScreens): boolean {
  const holds = useHolds();
  return holds(`${meta.name}.update`) && holds(`${meta.name}.delete`);
}

/** The way to make one record of two: an entry of the page's menu, and its dialogs beside the page. */
export function useMerge(record: RecordScreens): { menu: RecordAction[]; dialog: ReactNode } {
  const { id = '' } = useParams();
  const mayMerge = useMayMerge(record);
  const [open, setOpen] = useState(false);
  if (!mayMerge) return { menu: [], dialog: null };
  return {
    menu: [{ name: 'merge', label: 'crm.merge.action', icon: MergeIcon, run: () => setOpen(true) }],
    dialog: open && (
      <Suspense fallback={null}>
        <MergeDialogs record={record} id={id} onClose={() => setOpen(false)} />
      </Suspense>
    ),
  };
}
