import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { Box, Button, Skeleton, Stack, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { useText } from '@/i18n/use-text';
import { EmptyState, ErrorState } from '../../feedback/states';
import { Hidden } from '../../fields/empty-value';
import type { RecordScreens } from '../../records/define-record';
import { AttachmentRow } from './attachment-row';
import { previewOf } from './file-facts';
import { PreviewDialog } from './preview-dialog';
import { UploadRow } from './upload-row';
import { useAttachments } from './use-attachments';
import { useDroppedFiles } from './use-dropped-files';
import { useUploads } from './use-uploads';

interface AttachmentsProps {
  screens: RecordScreens;
  recordId: string;
  /** Nothing can be added or changed. */
  readOnly?: boolean;
}

/** The files beside a record: dropped, pasted or chosen, looked at, renamed, removed. */
export function Attachments({ screens, recordId, readOnly = false }: AttachmentsProps) {
  const text = useText();
  const resource = screens.meta.name;
  const { data, error, refetch } = useAttachments(resource, recordId);
  const [said, announce] = useState('');
  const [shown, setShown] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const { uploads, add, cancel, retry } = useUploads(resource, recordId, (name) =>
    announce(text('page.files.stored', { name })),
  );
  const { over, handlers } = useDroppedFiles(!readOnly, add);
  if (error?.status === 403) return null;
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  const files = data?.items ?? [];
  const choose = () => input.current?.click();
  return (
    <Box {...handlers} sx={{ position: 'relative', minHeight: 240 }}>
      <Hidden role="status">{said}</Hidden>
      {!readOnly && (
        <Stack direction="row" sx={{ alignItems: 'center', gap: 3, mb: 3, flexWrap: 'wrap' }}>
          <Button variant="outlined" startIcon={<UploadIcon />} onClick={choose}>
            {text('page.files.add')}
          </Button>
          <Typography
            variant="caption"
            color="textSecondary"
            sx={{ '@media (pointer: coarse)': { display: 'none' } }}
          >
            {text('page.files.hint')}
          </Typography>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            onChange={({ target }) => {
              add([...(target.files ?? [])]);
              // The same file may be chosen again.
              target.value = '';
            }}
          />
        </Stack>
      )}
      {!data && <Skeleton variant="rounded" height={112} />}
      {data && files.length + uploads.length === 0 && (
        <EmptyState
          icon={UploadIcon}
          title={text('page.files.none')}
          {...(!readOnly && { content: text('page.files.noneHint') })}
        />
      )}
      <Box component="ul" aria-label={text('page.tabs.files')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {uploads.map((upload) => (
          <UploadRow
            key={upload.key}
            upload={upload}
            onCancel={() => cancel(upload.key)}
            onRetry={() => retry(upload.key)}
          />
        ))}
        {files.map((file) => (
          <AttachmentRow
            key={file.id}
            resource={resource}
            recordId={recordId}
            file={file}
            readOnly={readOnly}
            onPreview={() => setShown(file.id)}
            announce={announce}
          />
        ))}
      </Box>
      {over && <DropPlace />}
      {shown && (
        <PreviewDialog
          files={files.filter(({ mediaType, size }) => previewOf(mediaType, size))}
          shown={shown}
          onShow={setShown}
          onClose={() => setShown(undefined)}
        />
      )}
    </Box>
  );
}

/** Where the files will go. */
function DropPlace() {
  const text = useText();
  return (
    <Box
      aria-hidden
      sx={{
        position: 'absolute',
        inset: -8,
        zIndex: 1,
        display: 'grid',
        placeItems: 'center',
        pointerEvents: 'none',
        borderRadius: 1.75,
        border: '2px dashed',
        borderColor: 'primary.main',
        bgcolor: 'background.paper',
        opacity: 0.94,
      }}
    >
      <Typography variant="h3" component="p" color="primary">
        {text('page.files.drop')}
      </Typography>
    </Box>
  );
}
