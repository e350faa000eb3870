import { type Tone, useText } from '@/kit';
import { ToneChip } from '@/kit/fields/tone-chip';
import type { RestoreRequest } from '../data/types';

const tones: Record<RestoreRequest['state'], Tone> = {
  open: 'info',
  cancelled: 'neutral',
  refused: 'warning',
  running: 'info',
  done: 'success',
  failed: 'danger',
};

export function RequestChip({ state }: { state: RestoreRequest['state'] }) {
  const text = useText();
  return <ToneChip tone={tones[state]}>{text(`backups.request.state.${state}`)}</ToneChip>;
}
