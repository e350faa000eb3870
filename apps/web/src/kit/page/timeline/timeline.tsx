import { Box, Button, Skeleton, Stack } from '@mui/material';
import { useState } from 'react';
import { useText } from '@/i18n/use-text';
import { ErrorState } from '../../feedback/states';
import { Hidden } from '../../fields/empty-value';
import { useSeen } from '../../loading/use-seen';
import type { RecordScreens } from '../../records/define-record';
import { CommentBox } from './comment-box';
import { TimelineEntry } from './timeline-entry';
import { useActivity, useComments } from './use-activity';

/** Comments that are not sent yet, by record: changing the tab of the page must not lose them. */
const drafts = new Map<string, string>();

interface TimelineProps {
  screens: RecordScreens;
  recordId: string;
}

/** What happened to a record and what was said of it, the newest first, with a place to say more. */
export function Timeline({ screens, recordId }: TimelineProps) {
  const text = useText();
  const resource = screens.meta.name;
  const { entries, total, error, isPending, refetch, ...query } = useActivity(resource, recordId);
  const { post } = useComments(resource, recordId);
  const [said, announce] = useState('');
  const [sent, setSent] = useState({ count: 0, key: crypto.randomUUID() });
  const more = useSeen(() => {
    if (query.hasNextPage && !query.isFetchingNextPage && !query.isFetchNextPageError)
      void query.fetchNextPage();
  });
  // Refused as a whole, as for HR records: there is nothing to say here.
  if (error?.status === 403) return null;
  if (error && entries.length === 0) return <ErrorState error={error} retry={() => void refetch()} />;
  const draft = `${resource}/${recordId}`;
  return (
    <Box>
      <CommentBox
        key={sent.count}
        initial={drafts.get(draft) ?? ''}
        autoFocus={sent.count > 0}
        pending={post.isPending}
        refused={post.error?.message}
        action="page.comment.send"
        onDraft={(words) => drafts.set(draft, words)}
        onSend={(words) =>
          post.mutate(
            { ...words, key: sent.key },
            {
              onSuccess: () => {
                drafts.delete(draft);
                setSent({ count: sent.count + 1, key: crypto.randomUUID() });
                announce(text('page.comment.sent'));
              },
            },
          )
        }
      />
      <Hidden role="status">{said}</Hidden>
      {isPending ? (
        <TimelineSkeleton />
      ) : (
        <Box component="ol" aria-label={text('page.tabs.activity')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {entries.map((entry) => (
            <TimelineEntry
              key={entry.id}
              screens={screens}
              recordId={recordId}
              entry={entry}
              announce={announce}
            />
          ))}
        </Box>
      )}
      {query.hasNextPage && (
        <Button
          ref={more}
          onClick={() => void query.fetchNextPage()}
          loading={query.isFetchingNextPage}
          fullWidth
        >
          {text('page.older', { count: total - entries.length })}
        </Button>
      )}
    </Box>
  );
}

export function TimelineSkeleton({ entries = 4 }: { entries?: number }) {
  const text = useText();
  return (
    <Stack role="status" aria-label={text('ra.page.loading')} sx={{ gap: 5 }}>
      {Array.from({ length: entries }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <Stack key={at} direction="row" sx={{ gap: 3 }}>
          <Skeleton variant="circular" width={28} height={28} />
          <Box sx={{ flex: 1 }}>
            <Skeleton width="35%" height={28} />
            <Skeleton width="70%" />
          </Box>
        </Stack>
      ))}
    </Stack>
  );
}
