import { Box, Skeleton } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, Suspense, startTransition, useCallback, useEffect, useState } from 'react';
import { useText } from '@/i18n/use-text';

/** After so many milliseconds what has come is shown, whatever is still missing. */
const patience = 1_000;
/** What one answer brings may ask for more, such as the titles of what it points to. */
const breath = 32;

/**
 * What belongs to a record, beside it. It is drawn once the record itself can be read, and comes to sight as a whole,
 * so that no card pushes away those below it.
 */
export function PageSide({ children }: { children: ReactNode }) {
  const [begun, setBegun] = useState(false);
  const [whole, setWhole] = useState(false);
  const show = useCallback(() => setWhole(true), []);
  useEffect(() => {
    // Behind the frame that shows the record; without frames, as in a tab behind another one, soon all the same.
    const begin = () => startTransition(() => setBegun(true));
    let timer = setTimeout(begin, 100);
    const frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      timer = setTimeout(begin);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', '& > *': { gridArea: '1 / 1' } }}>
      {!whole && <Waiting />}
      {begun && (
        <Suspense>
          <Box
            sx={{
              display: 'flex',
              flexDirection: 'column',
              gap: 4,
              minWidth: 0,
              visibility: whole ? undefined : 'hidden',
            }}
          >
            {children}
          </Box>
          {!whole && <Watch onWhole={show} />}
        </Suspense>
      )}
    </Box>
  );
}

function Waiting() {
  const text = useText();
  return <Skeleton variant="rounded" height={260} role="status" aria-label={text('ra.page.loading')} />;
}

/** Tells when everything has been read for the first time. Stands behind what reads: that has asked when this begins. */
function Watch({ onWhole }: { onWhole: () => void }) {
  const client = useQueryClient();
  useEffect(() => {
    const missing = () => client.isFetching({ predicate: ({ state }) => state.data === undefined }) > 0;
    let pause: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(pause);
      if (!missing()) pause = setTimeout(onWhole, breath);
    };
    look();
    const stop = client.getQueryCache().subscribe(look);
    const limit = setTimeout(onWhole, patience);
    return () => {
      stop();
      clearTimeout(pause);
      clearTimeout(limit);
    };
  }, [client, onWhole]);
  return null;
}
