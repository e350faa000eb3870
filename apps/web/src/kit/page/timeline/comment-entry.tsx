import CommentIcon from '@mui/icons-material/ChatBubbleOutlineOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import { Box } from '@mui/material';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import type { ApiProblem } from '@/api/http';
import { useHolds, useSession } from '@/api/use-session';
import { useText } from '@/i18n/use-text';
import { useConfirm } from '../../feedback/confirm';
import { OverflowMenu } from '../overflow-menu';
import type { RecordAction } from '../record-actions';
import type { ActivityEntry, RecordComment } from './activity';
import { CommentBox } from './comment-box';
import { EntryRow } from './entry-row';
import { piecesOf } from './mentions';
import { useComments } from './use-activity';

interface CommentEntryProps {
  resource: string;
  recordId: string;
  entry: ActivityEntry;
  comment: RecordComment;
  /** Told what has been done, for those who do not see it. */
  announce: (words: string) => void;
}

/** What somebody said; its author changes it, and whoever may remove the record removes it. */
export function CommentEntry({ resource, recordId, entry, comment, announce }: CommentEntryProps) {
  const text = useText();
  const { user } = useSession();
  const holds = useHolds();
  const confirm = useConfirm();
  const notify = useNotify();
  const { change, remove } = useComments(resource, recordId);
  const [editing, setEditing] = useState(false);
  const own = comment.author.id === user.id;
  const refuse = (problem: ApiProblem) =>
    notify(problem.message || 'page.failed', { type: 'error', messageArgs: { _: problem.message } });
  const removeIt = async () => {
    const agreed = await confirm({
      title: text('page.comment.deleteTitle'),
      content: text('page.comment.deleteContent'),
      confirm: text('page.comment.delete'),
      danger: true,
    });
    if (agreed)
      remove.mutate(comment, { onSuccess: () => announce(text('page.comment.deleted')), onError: refuse });
  };
  const actions: RecordAction[] = [
    ...(own ? [{ name: 'edit', label: 'page.edit', icon: EditIcon, run: () => setEditing(true) }] : []),
    ...(own || holds(`${resource}.delete`)
      ? [
          {
            name: 'delete',
            label: 'page.comment.delete',
            icon: DeleteIcon,
            danger: true,
            run: () => void removeIt(),
          },
        ]
      : []),
  ];
  const edited = new Date(comment.updatedAt) > new Date(comment.createdAt);
  return (
    <EntryRow
      actor={entry.actor}
      at={entry.at}
      did={text(edited ? 'page.did.commentedEdited' : 'page.did.commented')}
      icon={CommentIcon}
      aside={editing ? undefined : <OverflowMenu actions={actions} label={text('page.comment.more')} />}
    >
      {editing ? (
        <CommentBox
          autoFocus
          initial={comment.text}
          pending={change.isPending}
          refused={change.error?.message}
          action="page.inline.save"
          onCancel={() => setEditing(false)}
          onSend={(words) =>
            change.mutate(
              { comment, ...words },
              {
                onSuccess: () => {
                  setEditing(false);
                  announce(text('page.comment.changed'));
                },
              },
            )
          }
        />
      ) : (
        <CommentText comment={comment} />
      )}
    </EntryRow>
  );
}

/** Plain text as it was typed; who is addressed stands out. */
function CommentText({ comment }: { comment: RecordComment }) {
  const names = comment.mentions.flatMap(({ name }) => name ?? []);
  return (
    <Box
      sx={{
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
        px: 3,
        py: 2,
        borderRadius: 1,
        border: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
      }}
    >
      {piecesOf(comment.text, names).map(({ text, mention }, at) =>
        mention ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no other name than their place
          <Box key={at} component="strong" sx={{ color: 'primary.main', fontWeight: 600 }}>
            {text}
          </Box>
        ) : (
          text
        ),
      )}
    </Box>
  );
}
