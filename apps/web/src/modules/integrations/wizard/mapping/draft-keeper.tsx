import { useEffect, useRef } from 'react';
import { useFormContext, useFormState } from 'react-hook-form';
import type { MappingValues } from './mapping-values';

interface DraftKeeperProps {
  onKeep: (values: MappingValues) => void;
  onTouched: (touched: boolean) => void;
}

/** Hands the choices of a form on when it is left, so that the way back finds them again. */
export function DraftKeeper({ onKeep, onTouched }: DraftKeeperProps) {
  const { getValues } = useFormContext();
  const { isDirty } = useFormState();
  const keep = useRef(onKeep);
  keep.current = onKeep;
  useEffect(() => onTouched(isDirty), [isDirty, onTouched]);
  useEffect(() => () => keep.current(getValues() as unknown as MappingValues), [getValues]);
  return null;
}
