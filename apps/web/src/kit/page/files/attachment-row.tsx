import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import RenameIcon from '@mui/icons-material/DriveFileRenameOutlineOutlined';
import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Box, IconButton, Link, Tooltip, Typography } from '@mui/material';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import type { ApiProblem } from '@/api/http';
import { useLanguage, useText } from '@/i18n/use-text';
import { useConfirm } from '../../feedback/confirm';
import { OverflowMenu } from '../overflow-menu';
import type { RecordAction } from '../record-actions';
import type { Attachment } from '../timeline/activity';
import { When } from '../when';
import { fileSize, previewOf } from './file-facts';
import { TypeIcon } from './file-icon';
import { RenameFile } from './rename-file';
import { useFileChanges } from './use-attachments';
import { useDownload } from './use-download';

interface AttachmentRowProps {
  resource: string;
  recordId: string;
  file: Attachment;
  readOnly: boolean;
  onPreview: () => void;
  announce: (words: string) => void;
}

/** A file: its name opens it, or saves it where it cannot be shown. */
export function AttachmentRow({
  resource,
  recordId,
  file,
  readOnly,
  onPreview,
  announce,
}: AttachmentRowProps) {
  const text = useText();
  const language = useLanguage();
  const confirm = useConfirm();
  const notify = useNotify();
  const download = useDownload();
  const { rename, remove } = useFileChanges(resource, recordId);
  const [renaming, setRenaming] = useState(false);
  const { name } = file;
  const shown = previewOf(file.mediaType, file.size) !== undefined;
  const refuse = (problem: ApiProblem) =>
    notify(problem.message || 'page.failed', { type: 'error', messageArgs: { _: problem.message } });
  const removeIt = async () => {
    const agreed = await confirm({
      title: text('page.files.deleteTitle', { name }),
      content: text('page.files.deleteContent'),
      confirm: text('page.files.delete'),
      danger: true,
    });
    if (agreed)
      remove.mutate(file, {
        onSuccess: () => announce(text('page.files.deleted', { name })),
        onError: refuse,
      });
  };
  const actions: RecordAction[] = readOnly
    ? []
    : [
        { name: 'rename', label: 'page.files.rename', icon: RenameIcon, run: () => setRenaming(true) },
        {
          name: 'delete',
          label: 'page.files.delete',
          icon: DeleteIcon,
          danger: true,
          run: () => void removeIt(),
        },
      ];
  const save = (next: string) =>
    rename.mutate(
      { file, name: next },
      {
        onSuccess: (stored) => {
          setRenaming(false);
          announce(text('page.files.renamed', { name: stored.name }));
        },
      },
    );
  return (
    <Box
      component="li"
      aria-busy={remove.isPending}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 3,
        px: 3,
        py: 1.5,
        minHeight: 56,
        borderBottom: 1,
        borderColor: 'divider',
        opacity: remove.isPending ? 0.5 : 1,
        '&:hover': { bgcolor: 'action.hover' },
      }}
    >
      <TypeIcon mediaType={file.mediaType} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        {renaming ? (
          <RenameFile
            name={name}
            pending={rename.isPending}
            refused={rename.error?.fields?.[0]?.message ?? rename.error?.message}
            onSave={save}
            onCancel={() => setRenaming(false)}
          />
        ) : (
          <Link
            component="button"
            type="button"
            color="text.primary"
            noWrap
            title={name}
            onClick={shown ? onPreview : () => void download(file)}
            sx={{ display: 'block', maxWidth: '100%', textAlign: 'start', fontWeight: 550, minHeight: 24 }}
          >
            {name}
          </Link>
        )}
        <Typography variant="caption" color="textSecondary" component="p" noWrap sx={{ m: 0 }}>
          {fileSize(file.size, language)} · {file.author.name ?? text('page.platform')} ·{' '}
          <When at={file.createdAt} />
        </Typography>
      </Box>
      <Tooltip title={text('page.files.download')}>
        <IconButton
          onClick={() => void download(file)}
          aria-label={text('page.files.downloadOne', { name })}
          sx={{ '@media (pointer: coarse)': { width: 44, height: 44 } }}
        >
          <DownloadIcon fontSize="small" />
        </IconButton>
      </Tooltip>
      <OverflowMenu actions={actions} label={text('page.files.more', { name })} />
    </Box>
  );
}
