import { lazy, Suspense, useState } from 'react';
import { useReaches } from '@/api/use-session';
import { type AnyRecord, IconButton, useText } from '@/kit';
import { CancelledIcon, DoneIcon, ToDoIcon } from '@/kit/icons';
import { activities } from './activity.record';

const CompletionDialog = lazy(() =>
  import('./completion-dialog').then((file) => ({ default: file.CompletionDialog })),
);

interface CompleteButtonProps {
  activity: AnyRecord;
  onDone?: () => void;
  tabIndex?: number;
}

/** Ticks an activity off, after asking what came of it; shows that it is done, or will not be. */
export function CompleteButton({ activity, onDone, tabIndex }: CompleteButtonProps) {
  const text = useText();
  const reaches = useReaches();
  const [asking, setAsking] = useState(false);
  const state = String(activity['state']);
  if (state !== 'planned' || !reaches(activities.meta, 'update', activity)) {
    const Shown = state === 'done' ? DoneIcon : state === 'cancelled' ? CancelledIcon : ToDoIcon;
    return (
      <Shown
        titleAccess={text(`crm.activity.state.${state}`)}
        data-steady
        sx={{ m: 2, fontSize: 20, color: state === 'done' ? 'success.main' : 'text.disabled' }}
      />
    );
  }
  const title = activities.title(activity);
  return (
    <>
      <IconButton
        aria-label={text('crm.activity.completeOne', { title })}
        title={text('crm.activity.complete')}
        onClick={() => setAsking(true)}
        {...(tabIndex !== undefined && { tabIndex })}
        data-steady
        sx={{
          color: 'text.secondary',
          '& > :nth-of-type(2)': { display: 'none' },
          '&:hover, &:focus-visible': {
            color: 'success.main',
            '& > :nth-of-type(1)': { display: 'none' },
            '& > :nth-of-type(2)': { display: 'block' },
          },
        }}
      >
        <ToDoIcon sx={{ fontSize: 20 }} />
        <DoneIcon sx={{ fontSize: 20 }} />
      </IconButton>
      {asking && (
        <Suspense fallback={null}>
          <CompletionDialog
            activity={activity}
            onClose={() => setAsking(false)}
            onDone={() => {
              setAsking(false);
              onDone?.();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
