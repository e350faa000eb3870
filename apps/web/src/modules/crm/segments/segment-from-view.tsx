import { lazy, Suspense, useState } from 'react';
import { useHolds } from '@/api/use-session';
import { Button, useList, useText } from '@/kit';
import { SegmentIcon } from '@/kit/icons';

const Dialog = lazy(() =>
  import('./segment-from-view-dialog').then((file) => ({ default: file.SegmentFromViewDialog })),
);

/** In the list of contacts: what it shows now becomes a segment that follows the same filters. */
export function SegmentFromView() {
  const text = useText();
  const holds = useHolds();
  const { state } = useList();
  const [open, setOpen] = useState(false);
  // A segment of a segment is none.
  const { segmentId, ...filters } = state.filters;
  const asks = Object.keys(filters).length > 0 || state.q !== '';
  if (!asks || segmentId || !holds('crm.segment.create')) return null;
  return (
    <>
      <Button startIcon={<SegmentIcon />} onClick={() => setOpen(true)}>
        {text('crm.segment.fromView')}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <Dialog filters={filters} q={state.q} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
