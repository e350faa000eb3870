import { Stack, type Tone, useText } from '@/kit';
import { ToneChip } from '@/kit/fields/tone-chip';
import type { ImportState } from '../data/types';

const tones: Record<ImportState, Tone> = {
  queued: 'neutral',
  running: 'info',
  done: 'success',
  failed: 'danger',
  interrupted: 'warning',
  undoing: 'info',
  undone: 'neutral',
};

/** What has become of an import, in one word; that it was a rehearsal, in another. */
export function ImportStateChip({ state, dryRun }: { state: ImportState; dryRun: boolean }) {
  const text = useText();
  return (
    <Stack direction="row" component="span" sx={{ gap: 1, flexWrap: 'wrap' }}>
      <ToneChip tone={tones[state]}>{text(`imports.state.${state}`)}</ToneChip>
      {dryRun && <ToneChip>{text('imports.rehearsal')}</ToneChip>}
    </Stack>
  );
}
