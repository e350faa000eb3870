import { useState } from 'react';

/**
 * The text of a box whose value is something else: while somebody types, their text stays as it is; afterwards the
 * value is shown in its own form.
 */
export function useTypedText<Value>(
  value: Value | null | undefined,
  set: (value: Value | null) => void,
  { show, read }: { show: (value: Value) => string; read: (text: string) => Value },
) {
  const [typed, setTyped] = useState<{ text: string; value: Value | null }>();
  const current = value ?? null;
  const shown = current === null ? '' : show(current);
  return {
    // A value that came from elsewhere meanwhile (a draft, a new form) is shown at once.
    text: typed && typed.value === current ? typed.text : shown,
    type: (text: string) => {
      const next = text.trim() === '' ? null : read(text);
      setTyped({ text, value: next });
      set(next);
    },
    settle: () => setTyped(undefined),
  };
}

export type TypedText = ReturnType<typeof useTypedText>;
