import {
  Alert,
  Box,
  IconText,
  LinkButton,
  pathOf,
  Stack,
  type TimelineRecord,
  ToneChip,
  Typography,
  useText,
} from '@/kit';
import { LinkIcon, LockIcon } from '@/kit/icons';
import { emails } from './email.record';

/** A mail on a timeline: what it is about, how it begins, and how it is doing. */
export function EmailEntry({ record }: { record: TimelineRecord }) {
  const text = useText();
  const { facts, title, excerpt, id } = record;
  const state = facts['state'] ?? '';
  const files = Number(facts['files'] ?? 0);
  const seen = facts['visibility'];
  return (
    <Box
      sx={{
        border: 1,
        borderColor: 'divider',
        borderRadius: '8px',
        px: 3,
        py: 2,
        bgcolor: 'background.paper',
      }}
    >
      <Stack direction="row" sx={{ gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere', flex: '1 1 auto' }}>{title}</Typography>
        {state !== 'sent' && state !== 'received' && (
          <ToneChip tone={state === 'failed' ? 'danger' : 'info'}>
            {text(`crm.email.state.${state}`)}
          </ToneChip>
        )}
        {seen !== 'all' && (
          <ToneChip tone="warning">
            <IconText icon={LockIcon}>{text(`crm.email.visibility.${seen}`)}</IconText>
          </ToneChip>
        )}
      </Stack>
      <Typography
        variant="body2"
        color="textSecondary"
        sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere', mt: 1, maxHeight: 96, overflow: 'hidden' }}
      >
        {excerpt}
      </Typography>
      {facts['failure'] && (
        <Alert severity={state === 'failed' ? 'error' : 'warning'} sx={{ mt: 2 }}>
          {text(state === 'sent' ? 'crm.email.partly' : 'crm.email.failedWhy', { why: facts['failure'] })}
        </Alert>
      )}
      <Stack direction="row" sx={{ gap: 2, alignItems: 'center', flexWrap: 'wrap', mt: 1, ml: -2 }}>
        <LinkButton to={pathOf(emails, id)}>{text('crm.email.open')}</LinkButton>
        {files > 0 && (
          <Typography variant="body2" color="textSecondary">
            <IconText icon={LinkIcon}>{text('crm.email.attached', { smart_count: files })}</IconText>
          </Typography>
        )}
      </Stack>
    </Box>
  );
}
