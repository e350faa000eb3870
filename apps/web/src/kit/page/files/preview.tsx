import PdfIcon from '@mui/icons-material/PictureAsPdfOutlined';
import { Box, Button, CircularProgress } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useText } from '@/i18n/use-text';
import { EmptyState, ErrorState } from '../../feedback/states';
import type { Attachment } from '../timeline/activity';
import { useDownload } from './use-download';
import { usePreview } from './use-preview';

const Frame = styled('iframe')({ width: '100%', height: '100%', border: 0, background: 'white' });
const Picture = styled('img')({
  maxWidth: '100%',
  maxHeight: '100%',
  objectFit: 'contain',
  placeSelf: 'center',
});
const Words = styled('pre')({
  margin: 0,
  padding: 20,
  overflow: 'auto',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  fontSize: 13,
  fontFamily: 'ui-monospace, monospace',
});

/** A file as it looks. */
export function Preview({ file }: { file: Attachment }) {
  const text = useText();
  const download = useDownload();
  const { kind, url, words, error, retry } = usePreview(file);
  if (error) return <ErrorState error={error} retry={retry} />;
  if (words !== undefined) return <Words tabIndex={0}>{words}</Words>;
  if (!url) {
    return (
      <Box sx={{ placeSelf: 'center' }}>
        <CircularProgress aria-label={text('ra.page.loading')} />
      </Box>
    );
  }
  if (kind === 'image') return <Picture src={url} alt={file.name} />;
  // Telephones have no reader within pages.
  if (!navigator.pdfViewerEnabled) {
    return (
      <EmptyState
        icon={PdfIcon}
        title={text('page.files.noReader')}
        action={
          <Button variant="contained" onClick={() => void download(file)}>
            {text('page.files.download')}
          </Button>
        }
      />
    );
  }
  // Chromium's reader does not open in a sandboxed frame, whatever is allowed there. It runs apart from the page, the
  // blob's type is ours and the server has looked at its content: nothing of it can run as a page.
  return <Frame src={url} title={file.name} referrerPolicy="no-referrer" />;
}
