import { Button, Checkbox, FormControlLabel, FormGroup, Radio, RadioGroup, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useText } from '@/i18n/use-text';
import { useWording } from '../../../fields/use-wording';
import type { EditorProps } from './filter-editor';

const valuesOf = ({ filter }: Pick<EditorProps, 'filter'>): readonly string[] =>
  filter?.kind === 'any' ? filter.values : [];

/** Any of the values of a choice. */
export function ChoiceEditor({ record, name, field, filter, onChange }: EditorProps) {
  const { choice } = useWording(record, name);
  const chosen = valuesOf({ filter });
  const turn = (value: string, on: boolean) => {
    const values = on ? [...chosen, value] : chosen.filter((each) => each !== value);
    onChange(values.length > 0 ? { kind: 'any', values } : undefined);
  };
  return (
    <FormGroup>
      {(field.choices ?? []).map((value, at) => (
        <FormControlLabel
          key={value}
          control={
            <Checkbox
              size="small"
              autoFocus={at === 0}
              checked={chosen.includes(value)}
              onChange={(_, on) => turn(value, on)}
            />
          }
          label={choice(value)}
        />
      ))}
    </FormGroup>
  );
}

export function BooleanEditor({ filter, onChange, label }: EditorProps) {
  const text = useText();
  return (
    <RadioGroup
      aria-label={label}
      value={valuesOf({ filter })[0] ?? ''}
      onChange={(_, value) => onChange({ kind: 'any', values: [value] })}
    >
      <FormControlLabel value="true" control={<Radio size="small" autoFocus />} label={text('list.yes')} />
      <FormControlLabel value="false" control={<Radio size="small" />} label={text('list.no')} />
    </RadioGroup>
  );
}

/** A text that is exactly this one: the search finds parts of it. */
export function TextEditor({ filter, onChange, onDone, label }: EditorProps) {
  const text = useText();
  const [typed, setTyped] = useState(valuesOf({ filter })[0] ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const value = typed.trim();
    onChange(value ? { kind: 'any', values: [value] } : undefined);
    onDone();
  };
  return (
    <form onSubmit={submit}>
      <TextField
        autoFocus
        label={label}
        helperText={text('list.filter.exact')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
      <Button type="submit" variant="contained" fullWidth sx={{ mt: 2 }}>
        {text('list.filter.apply')}
      </Button>
    </form>
  );
}
