import LinkIcon from '@mui/icons-material/LinkOutlined';
import { Box, Link, Skeleton } from '@mui/material';
import { Suspense } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { useText } from '@/i18n/use-text';
import { pathOf, recordNamed } from '../../records/define-record';
import type { ActivityEntry, TimelineRecord } from './activity';
import { EntryRow } from './entry-row';
import { entryScreensOf } from './entry-screens';

/** A record of another kind that is part of the story: drawn by its module, else by its name. */
export function RecordEntry({ entry, record }: { entry: ActivityEntry; record: TimelineRecord }) {
  const text = useText();
  const drawn = entryScreensOf(record.resource);
  const screens = recordNamed(record.resource);
  if (!drawn) {
    return (
      <EntryRow actor={entry.actor} at={entry.at} icon={LinkIcon} did={text('page.did.related')}>
        {screens && !screens.listOnly ? (
          <Link component={RouterLink} to={pathOf(screens, record.id)}>
            {record.title}
          </Link>
        ) : (
          record.title
        )}
        <Box sx={{ color: 'text.secondary' }}>{record.excerpt}</Box>
      </EntryRow>
    );
  }
  const { icon, did, Body } = drawn;
  return (
    <EntryRow actor={entry.actor} at={entry.at} icon={icon} did={text(did(record), record.facts)}>
      <Suspense fallback={<Skeleton height={64} />}>
        <Body record={record} />
      </Suspense>
    </EntryRow>
  );
}
