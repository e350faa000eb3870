import CloseIcon from '@mui/icons-material/CloseOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlineOutlined';
import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import TagIcon from '@mui/icons-material/LabelOutlined';
import { Button, Divider, IconButton, LinearProgress, Paper, Typography } from '@mui/material';
import { useState } from 'react';
import { useLanguage, useText } from '@/i18n/use-text';
import { useConfirm } from '../../feedback/confirm';
import { formatNumber } from '../../fields/format-value';
import { ExportDialog } from '../export/export-dialog';
import { useList } from '../list-context';
import { mostSelected } from '../rows/selection';
import { BulkEditDialog } from './bulk-edit-dialog';
import { TaggingDialog } from './tagging-dialog';
import { useBulk } from './use-bulk';

/** What can be done with the selected records. */
export function BulkBar() {
  const text = useText();
  const language = useLanguage();
  const confirm = useConfirm();
  const { screens, selection, may, rows, bulkActions } = useList();
  const { progress, edit, tag, remove } = useBulk();
  const [open, setOpen] = useState<'edit' | 'tag' | 'export'>();
  const tagged = Object.values(screens.meta.fields).some(({ kind }) => kind === 'tags');
  const count = selection.selected.size;
  const total = rows.total ?? 0;
  if (count === 0) return null;
  const busy = progress !== undefined;
  const isWhole = count === total;
  const askToRemove = async () => {
    const agreed = await confirm({
      title: text('list.bulk.removeTitle', { smart_count: count }),
      content: text('list.bulk.removeContent'),
      confirm: text('ra.action.delete'),
      danger: true,
    });
    if (agreed) await remove();
  };
  return (
    <Paper
      role="region"
      aria-label={text('list.bulk.title')}
      aria-busy={busy}
      sx={{
        position: 'absolute',
        insetInline: 0,
        marginInline: 'auto',
        bottom: 16,
        zIndex: 5,
        width: 'fit-content',
        maxWidth: 'calc(100% - 32px)',
        display: 'flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        gap: 2,
        px: 3,
        py: 2,
        border: 1,
        borderColor: 'divider',
        borderRadius: 3,
        boxShadow: 8,
        overflow: 'hidden',
      }}
    >
      <Typography component="span" sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
        {text('list.bulk.count', { smart_count: count })}
      </Typography>
      {count < Math.min(total, mostSelected) && (
        <Button onClick={() => void selection.selectAll(total)} loading={selection.filling} disabled={busy}>
          {text(total > mostSelected ? 'list.select.first' : 'list.select.everything', {
            total: formatNumber(total, 'integer', language),
            most: mostSelected,
          })}
        </Button>
      )}
      <Divider orientation="vertical" flexItem />
      {may.massEdit && (
        <Button startIcon={<EditIcon />} onClick={() => setOpen('edit')} disabled={busy}>
          {text('list.bulk.edit')}
        </Button>
      )}
      {may.update && tagged && (
        <Button startIcon={<TagIcon />} onClick={() => setOpen('tag')} disabled={busy}>
          {text('tags.bulk.action')}
        </Button>
      )}
      {may.export && (
        <Button startIcon={<DownloadIcon />} onClick={() => setOpen('export')} disabled={busy}>
          {text('list.export.action')}
        </Button>
      )}
      {bulkActions?.([...selection.selected], selection.clear)}
      {may.remove && (
        <Button color="error" startIcon={<DeleteIcon />} onClick={() => void askToRemove()} disabled={busy}>
          {text('ra.action.delete')}
        </Button>
      )}
      <IconButton aria-label={text('list.select.none')} onClick={selection.clear} disabled={busy}>
        <CloseIcon fontSize="small" />
      </IconButton>
      {busy && (
        <LinearProgress
          variant="determinate"
          value={progress * 100}
          aria-label={text('list.bulk.running')}
          sx={{ position: 'absolute', insetInline: 0, bottom: 0, height: 3 }}
        />
      )}
      {open === 'edit' && (
        <BulkEditDialog
          onClose={() => setOpen(undefined)}
          onApply={(data) => {
            setOpen(undefined);
            void edit(data);
          }}
        />
      )}
      {open === 'tag' && (
        <TaggingDialog
          onClose={() => setOpen(undefined)}
          onApply={(tagging) => {
            setOpen(undefined);
            void tag(tagging);
          }}
        />
      )}
      {open === 'export' && (
        <ExportDialog
          ids={isWhole ? undefined : [...selection.selected]}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Paper>
  );
}
