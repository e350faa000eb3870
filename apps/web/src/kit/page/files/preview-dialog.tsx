import BackIcon from '@mui/icons-material/ChevronLeft';
import ForthIcon from '@mui/icons-material/ChevronRight';
import CloseIcon from '@mui/icons-material/Close';
import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Box, Dialog, IconButton, Stack, type Theme, Typography, useMediaQuery } from '@mui/material';
import { type KeyboardEvent, useId } from 'react';
import { useLanguage, useText } from '@/i18n/use-text';
import type { Attachment } from '../timeline/activity';
import { fileSize } from './file-facts';
import { Preview } from './preview';
import { useDownload } from './use-download';

interface PreviewDialogProps {
  /** Those that can be looked at. */
  files: readonly Attachment[];
  /** Id of the one that is shown. */
  shown: string;
  onShow: (id: string) => void;
  onClose: () => void;
}

/** Looks at files one after the other, without downloading them: arrows go on, Escape closes. */
export function PreviewDialog({ files, shown, onShow, onClose }: PreviewDialogProps) {
  const text = useText();
  const language = useLanguage();
  const titleId = useId();
  const download = useDownload();
  const phone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const at = files.findIndex(({ id }) => id === shown);
  const file = files[at];
  if (!file) return null;
  const go = (to: Attachment | undefined) => to && onShow(to.id);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') go(files[at - 1]);
    else if (event.key === 'ArrowRight') go(files[at + 1]);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onKeyDown={onKeyDown}
      fullScreen={phone}
      maxWidth="lg"
      fullWidth
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: { height: phone ? undefined : '92vh' } } }}
    >
      <Stack
        direction="row"
        sx={{ alignItems: 'center', gap: 1, pl: 4, pr: 2, py: 1.5, borderBottom: 1, borderColor: 'divider' }}
      >
        <Box sx={{ flex: 1, minWidth: 0 }} aria-live="polite">
          <Typography id={titleId} component="h2" noWrap sx={{ fontWeight: 600 }}>
            {file.name}
          </Typography>
          <Typography variant="caption" color="textSecondary">
            {fileSize(file.size, language)} · {text('page.place', { place: at + 1, count: files.length })}
          </Typography>
        </Box>
        <IconButton
          onClick={() => go(files[at - 1])}
          disabled={at === 0}
          aria-label={text('page.files.previous')}
        >
          <BackIcon />
        </IconButton>
        <IconButton
          onClick={() => go(files[at + 1])}
          disabled={at === files.length - 1}
          aria-label={text('page.files.next')}
        >
          <ForthIcon />
        </IconButton>
        <IconButton
          onClick={() => void download(file)}
          aria-label={text('page.files.downloadOne', { name: file.name })}
        >
          <DownloadIcon />
        </IconButton>
        <IconButton onClick={onClose} aria-label={text('ra.action.close')} autoFocus>
          <CloseIcon />
        </IconButton>
      </Stack>
      <Box sx={{ flex: 1, minHeight: 0, display: 'grid', bgcolor: 'background.default' }}>
        <Preview key={file.id} file={file} />
      </Box>
    </Dialog>
  );
}
