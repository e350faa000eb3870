import { useEffect, useRef } from 'react';
import { useWatch } from 'react-hook-form';
import type { FieldMeta } from '@/api/record-meta';
import { sameValue } from './save-field';

/** Values that are chosen rather than typed: choosing one is all there is to do. */
const isPicked = ({ kind, required }: FieldMeta, value: unknown): boolean =>
  (kind === 'choice' || kind === 'boolean' || kind === 'id') && !(required && (value ?? '') === '');

/** Saves as soon as a value is chosen. Stands in the form. */
export function SaveOnPick({ field, name, onPick }: { field: FieldMeta; name: string; onPick: () => void }) {
  const value: unknown = useWatch({ name });
  const before = useRef(value);
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    if (sameValue(before.current, value)) return;
    before.current = value;
    if (isPicked(field, value)) pick.current();
  }, [field, value]);
  return null;
}
