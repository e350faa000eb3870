import { type Tone, useText } from '@/kit';
import { ToneChip } from '@/kit/fields/tone-chip';
import type { Worth } from '../data/types';

const tones: Record<Worth, Tone> = {
  running: 'info',
  written: 'info',
  verified: 'success',
  failed: 'danger',
  expired: 'neutral',
  damaged: 'danger',
};

/** What a copy is worth, in one word. */
export function WorthChip({ worth }: { worth: Worth }) {
  const text = useText();
  return <ToneChip tone={tones[worth]}>{text(`backups.state.${worth}`)}</ToneChip>;
}
