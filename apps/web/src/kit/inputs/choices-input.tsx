import { Checkbox, FormControlLabel, FormGroup, Typography } from '@mui/material';
import { useWording } from '../fields/use-wording';
import { InputNotes } from './input-frame';
import type { ScalarInputProps } from './scalar-input';
import { useKitInput } from './use-kit-input';
import { visuallyHidden } from './visually-hidden';

/** Several of a fixed set of values, each with its box, in the order in which the server declares them. */
export function ChoicesControl({
  record,
  name,
  meta,
  label,
  ...options
}: ScalarInputProps & { label: string }) {
  const { choice } = useWording(record, name);
  const { id, value, set, blur, error, aria, frame } = useKitInput<string[]>({ ...options, label });
  const chosen = new Set(value ?? []);
  // What is not chosen any more can only be taken away.
  const offered = (meta.choices ?? []).filter((each) => chosen.has(each) || !meta.retired?.includes(each));
  const toggle = (each: string) => {
    const next = new Set(chosen);
    if (!next.delete(each)) next.add(each);
    set((meta.choices ?? []).filter((one) => next.has(one)));
  };
  return (
    <FormGroup
      role="group"
      data-source={frame.source}
      aria-labelledby={`${id}-label`}
      aria-describedby={aria['aria-describedby']}
    >
      <Typography
        id={`${id}-label`}
        variant="body2"
        sx={{ fontWeight: 550, color: 'text.secondary', mb: 1, ...(options.compact && visuallyHidden) }}
      >
        {label}
      </Typography>
      {offered.map((each, at) => (
        <FormControlLabel
          key={each}
          sx={{ m: 0, minHeight: 32, '@media (pointer: coarse)': { minHeight: 44 } }}
          control={
            <Checkbox
              size="small"
              checked={chosen.has(each)}
              onChange={() => toggle(each)}
              onBlur={blur}
              disabled={options.disabled ?? false}
              slotProps={{ input: { ...(at === 0 && { id }) } }}
              sx={{ ml: -1.5 }}
            />
          }
          label={choice(each)}
        />
      ))}
      <InputNotes id={id} help={options.help} error={error} />
    </FormGroup>
  );
}
