import { Button, Stack, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useText } from '@/i18n/use-text';
import { periods } from '../periods';
import type { EditorProps } from './filter-editor';

/** What people type as a number, as the server reads it: `1 234,5` is `1234.5`. */
const plainNumber = (typed: string): string => typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');

/** From a bound to another, both included; days may also be a period that moves with the calendar. */
export function RangeEditor({ field, filter, onChange, onDone }: EditorProps) {
  const text = useText();
  const ofDays = field.kind === 'date' || field.kind === 'instant';
  const given = filter?.kind === 'between' ? filter : undefined;
  const [from, setFrom] = useState(given?.from ?? '');
  const [to, setTo] = useState(given?.to ?? '');
  const pattern = field.kind === 'integer' ? /^-?\d{1,9}$/ : /^-?\d{1,15}(\.\d{1,6})?$/;
  const read = (typed: string): string => (ofDays ? typed : plainNumber(typed));
  const isWrong = (typed: string): boolean => !ofDays && typed !== '' && !pattern.test(read(typed));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWrong(from) || isWrong(to)) return;
    const [low, high] = [read(from), read(to)];
    onChange(
      low || high ? { kind: 'between', ...(low && { from: low }), ...(high && { to: high }) } : undefined,
    );
    onDone();
  };
  const bound = (label: string, value: string, set: (value: string) => void, first: boolean) => (
    <TextField
      label={text(label)}
      autoFocus={first && !ofDays}
      type={ofDays ? 'date' : 'text'}
      value={value}
      onChange={({ target }) => set(target.value)}
      error={isWrong(value)}
      helperText={isWrong(value) ? text('list.filter.notANumber') : undefined}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { ...(!ofDays && { inputMode: 'decimal' }) } }}
    />
  );
  return (
    <Stack sx={{ gap: 3 }}>
      {ofDays && (
        <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1 }}>
          {periods.map((period) => {
            const chosen = filter?.kind === 'period' && filter.period === period;
            return (
              <Button
                key={period}
                variant={chosen ? 'contained' : 'outlined'}
                aria-pressed={chosen}
                onClick={() => {
                  onChange({ kind: 'period', period });
                  onDone();
                }}
              >
                {text(`list.periods.${period}`)}
              </Button>
            );
          })}
        </Stack>
      )}
      <Stack component="form" onSubmit={submit} sx={{ gap: 3 }}>
        <Stack direction="row" sx={{ gap: 2 }}>
          {bound('list.filter.from', from, setFrom, true)}
          {bound('list.filter.to', to, setTo, false)}
        </Stack>
        <Button type="submit" variant="contained">
          {text('list.filter.apply')}
        </Button>
      </Stack>
    </Stack>
  );
}
