import CloseIcon from '@mui/icons-material/Close';
import RetryIcon from '@mui/icons-material/Replay';
import { Box, IconButton, LinearProgress, Typography } from '@mui/material';
import { useLanguage, useText } from '@/i18n/use-text';
import { fileSize } from './file-facts';
import { TypeIcon } from './file-icon';
import { largestFile, type Upload } from './use-uploads';

interface UploadRowProps {
  upload: Upload;
  onCancel: () => void;
  onRetry: () => void;
}

/** A file on its way: how far it is, or why it was refused. */
export function UploadRow({ upload, onCancel, onRetry }: UploadRowProps) {
  const text = useText();
  const language = useLanguage();
  const { file, share, state, reason } = upload;
  const refused = state === 'refused';
  const percent = Math.round(share * 100);
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 3,
        px: 3,
        py: 2,
        minHeight: 56,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <TypeIcon mediaType={file.type} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography noWrap title={file.name}>
          {file.name}
        </Typography>
        {refused ? (
          <Typography variant="caption" color="error" role="alert" component="p" sx={{ m: 0 }}>
            {reason}
          </Typography>
        ) : (
          <LinearProgress
            variant="determinate"
            value={percent}
            aria-label={text('page.files.sending', { name: file.name })}
            sx={{ my: '7px', borderRadius: 1 }}
          />
        )}
      </Box>
      <Typography variant="caption" color="textSecondary" sx={{ fontVariantNumeric: 'tabular-nums' }}>
        {refused ? fileSize(file.size, language) : text('page.percent', { percent })}
      </Typography>
      {refused && file.size <= largestFile && (
        <IconButton onClick={onRetry} aria-label={text('page.files.retry', { name: file.name })}>
          <RetryIcon fontSize="small" />
        </IconButton>
      )}
      <IconButton
        onClick={onCancel}
        aria-label={text(refused ? 'page.files.dismiss' : 'page.files.cancel', { name: file.name })}
      >
        <CloseIcon fontSize="small" />
      </IconButton>
    </Box>
  );
}
