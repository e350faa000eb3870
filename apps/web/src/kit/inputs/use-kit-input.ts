import { useInput } from 'ra-core';
import { useId, useMemo } from 'react';
import type { FieldFault } from './field-rules';
import { describedBy } from './input-frame';
import { useErrorText } from './use-error-text';

export interface KitInputOptions {
  source: string;
  /** Already worded. */
  label: string;
  help?: string | undefined;
  required?: boolean | undefined;
  compact?: boolean | undefined;
  autoFocus?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Its value as long as the form says none. */
  initial?: unknown;
  validate?: ((value: unknown) => FieldFault | undefined) | undefined;
  /** Called after the value has changed. */
  onChange?: ((value: unknown) => void) | undefined;
}

export type KitInput<Value> = ReturnType<typeof useKitInput<Value>>;

/** The value of an input in the form around it, with what its frame and its control need. */
export function useKitInput<Value>(options: KitInputOptions) {
  const { source, label, help, required = false, compact, validate, onChange } = options;
  // ra-core would give the same id to inputs of a form and of a dialog above it.
  const id = useId();
  const { field, fieldState } = useInput({
    id,
    source,
    ...(validate && { validate }),
    ...(options.initial !== undefined && { defaultValue: options.initial }),
    format: keep,
    parse: keep,
  });
  const errorText = useErrorText();
  const error = fieldState.error?.message ? errorText(fieldState.error.message) : undefined;
  const value = field.value as Value | null | undefined;
  const set = (next: Value | null) => {
    field.onChange(next);
    onChange?.(next);
  };
  const described = describedBy(id, { help, error });
  const aria = useMemo(
    () => ({
      'aria-invalid': error ? (true as const) : undefined,
      'aria-describedby': described,
      'aria-required': required || undefined,
    }),
    [error, described, required],
  );
  return {
    id,
    value,
    set,
    blur: () => field.onBlur(),
    ref: field.ref,
    name: field.name,
    error,
    aria,
    frame: { id, source: field.name, label, required, help, error, compact },
  };
}

const keep = <T>(value: T): T => value;
