import { InputAdornment, TextField } from '@mui/material';
import { useState } from 'react';
import { useLanguage, useText } from '@/i18n/use-text';
import { formatDecimal, parseDecimal } from './numbers';

interface AmountFieldProps {
  /** Already worded. */
  label: string;
  /** A canonical decimal, `1250.00`; empty for none. */
  initial: string;
  /** Told the canonical decimal, or nothing as long as what is typed is none. */
  onChange: (amount: string) => void;
}

/** An amount in euros where there is no form around. */
export function AmountField({ label, initial, onChange }: AmountFieldProps) {
  const text = useText();
  const language = useLanguage();
  const [typed, setTyped] = useState(() => (initial ? formatDecimal(initial, language) : ''));
  const read = (words: string): string | undefined => {
    const amount = words.trim() === '' ? '' : parseDecimal(words, language);
    return amount === '' || (typeof amount === 'string' && /^\d{1,12}(\.\d{1,2})?$/.test(amount))
      ? amount
      : undefined;
  };
  const wrong = read(typed) === undefined;
  return (
    <TextField
      label={label}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(read(target.value) ?? '');
      }}
      error={wrong}
      helperText={wrong ? text('list.filter.notANumber') : undefined}
      slotProps={{
        inputLabel: { shrink: true },
        htmlInput: { inputMode: 'decimal', autoComplete: 'off' },
        input: { endAdornment: <InputAdornment position="end">€</InputAdornment> },
      }}
      sx={{ width: 180 }}
    />
  );
}
