import CreatedIcon from '@mui/icons-material/AddOutlined';
import AttachIcon from '@mui/icons-material/AttachFileOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import ChangeIcon from '@mui/icons-material/EditOutlined';
import { Box, Link } from '@mui/material';
import { useState } from 'react';
import { useLanguage, useText } from '@/i18n/use-text';
import type { RecordScreens } from '../../records/define-record';
import { fileSize } from '../files/file-facts';
import { useDownload } from '../files/use-download';
import type { ActivityEntry } from './activity';
import { Changes } from './changes';
import { CommentEntry } from './comment-entry';
import { EntryRow } from './entry-row';
import { RecordEntry } from './record-entry';

interface TimelineEntryProps {
  screens: RecordScreens;
  recordId: string;
  entry: ActivityEntry;
  announce: (words: string) => void;
}

/** One thing that happened to the record. */
export function TimelineEntry({ screens, recordId, entry, announce }: TimelineEntryProps) {
  const text = useText();
  const language = useLanguage();
  const download = useDownload();
  const { kind, actor, at, changes, comment, attachment, record, importId } = entry;
  if (record) return <RecordEntry entry={entry} record={record} />;
  if (comment) {
    return (
      <CommentEntry
        resource={screens.meta.name}
        recordId={recordId}
        entry={entry}
        comment={comment}
        announce={announce}
      />
    );
  }
  if (attachment) {
    return (
      <EntryRow actor={actor} at={at} icon={AttachIcon} did={text('page.did.attached')}>
        <Link
          component="button"
          type="button"
          onClick={() => void download(attachment)}
          sx={{ overflowWrap: 'anywhere', textAlign: 'start' }}
        >
          {attachment.name}
        </Link>
        <Box component="span" sx={{ color: 'text.secondary', fontSize: 12, ml: 2 }}>
          {fileSize(attachment.size, language)}
        </Box>
      </EntryRow>
    );
  }
  if (kind === 'created') {
    return (
      <EntryRow
        actor={actor}
        at={at}
        icon={CreatedIcon}
        did={text(importId ? 'page.did.imported' : 'page.did.created')}
      >
        {changes.length > 0 && <CreatedWith screens={screens} entry={entry} />}
      </EntryRow>
    );
  }
  const did = text(
    kind === 'deleted' ? 'page.did.deleted' : importId ? 'page.did.importChanged' : 'page.did.changed',
    {
      smart_count: changes.length,
    },
  );
  return (
    <EntryRow actor={actor} at={at} icon={kind === 'deleted' ? DeleteIcon : ChangeIcon} did={did}>
      <Changes screens={screens} changes={changes} />
    </EntryRow>
  );
}

/** What the record held at first: many fields, shown on demand. */
function CreatedWith({ screens, entry }: { screens: RecordScreens; entry: ActivityEntry }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Link
        component="button"
        type="button"
        variant="body2"
        color="textSecondary"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        sx={{ minHeight: 24 }}
      >
        {text(open ? 'page.hideValues' : 'page.showValues', { smart_count: entry.changes.length })}
      </Link>
      {open && <Changes screens={screens} changes={entry.changes} created />}
    </>
  );
}
