import { lazy, Suspense, useState } from 'react';
import { useHolds } from '@/api/use-session';
import { Button, useText } from '@/kit';
import { SegmentIcon } from '@/kit/icons';

const Dialog = lazy(() =>
  import('./add-to-segment-dialog').then((file) => ({ default: file.AddToSegmentDialog })),
);

/** Puts the selected contacts into a fixed segment. */
export function AddToSegment({ ids, onDone }: { ids: readonly string[]; onDone: () => void }) {
  const text = useText();
  const holds = useHolds();
  const [open, setOpen] = useState(false);
  if (!holds('crm.segment.update')) return null;
  return (
    <>
      <Button startIcon={<SegmentIcon />} onClick={() => setOpen(true)}>
        {text('crm.segment.add')}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <Dialog
            ids={ids}
            onClose={() => setOpen(false)}
            onAdded={() => {
              setOpen(false);
              onDone();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
