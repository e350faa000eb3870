import { type Tone, ToneChip, useText } from '@/kit';
import type { Fate } from '../data/use-inspections';

const tones: Record<Fate, Tone> = { same: 'neutral', changed: 'warning', gone: 'danger' };

/** What became of a record since the copy. */
export function FateChip({ fate }: { fate: Fate }) {
  const text = useText();
  return <ToneChip tone={tones[fate]}>{text(`inspections.fate.${fate}`)}</ToneChip>;
}
