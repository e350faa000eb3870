import { Box, type Tone, ToneChip, Typography, useLanguage, useText } from '@/kit';
import { momentIn } from './moments';
import type { SlotOutcome } from './use-overview';

const tones: Record<SlotOutcome['state'], Tone> = {
  waiting: 'info',
  running: 'info',
  done: 'success',
  failed: 'danger',
  missed: 'danger',
  superseded: 'neutral',
  idle: 'neutral',
};

interface SlotCellProps {
  slot: SlotOutcome | null;
  timeZone: string;
}

/** What became of the newest copy of a slot, and when it was due on the clock of the instance. */
export function SlotCell({ slot, timeZone }: SlotCellProps) {
  const text = useText();
  const language = useLanguage();
  if (!slot)
    return (
      <Typography component="span" color="textSecondary">
        {text('backupWatch.slot.none')}
      </Typography>
    );
  const isRetried = slot.error !== null && slot.state !== 'failed';
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <ToneChip tone={isRetried ? 'warning' : tones[slot.state]}>
          {text(isRetried ? 'backupWatch.slot.retried' : `backupWatch.slot.${slot.state}`)}
        </ToneChip>
        {slot.late && <ToneChip tone="warning">{text('backupWatch.slot.late')}</ToneChip>}
      </Box>
      <Typography variant="body2" color="textSecondary">
        <time dateTime={slot.slotAt}>{momentIn(slot.slotAt, timeZone, language)}</time>
      </Typography>
      {slot.error && (
        <Typography variant="body2" sx={{ color: 'error.main', overflowWrap: 'anywhere' }}>
          {slot.error}
        </Typography>
      )}
    </Box>
  );
}
