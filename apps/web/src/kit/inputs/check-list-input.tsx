import { Box, Checkbox, FormControlLabel, FormGroup, Typography } from '@mui/material';
import { useText } from '@/i18n/use-text';
import { InputNotes } from './input-frame';
import type { SimpleInputProps } from './simple-inputs';
import { useKitInput } from './use-kit-input';

interface CheckListInputProps extends SimpleInputProps {
  /** Words already in the user's language. */
  options: readonly { value: string; label: string }[];
  /** The member of the list's items that a box stands for. */
  member: string;
}

/** Items of a list that are known beforehand, each with its box: `[{ name: 'email' }]`. */
export function CheckListInput({ options, member, ...props }: CheckListInputProps) {
  const text = useText();
  const label = text(props.label, { _: props.label });
  const help = props.help && text(props.help, { _: props.help });
  const { id, value, set, blur, error, aria, frame } = useKitInput<Record<string, unknown>[]>({
    ...props,
    label,
    help,
  });
  const chosen = new Set((value ?? []).map((item) => String(item[member])));
  const toggle = (each: string) => {
    const next = new Set(chosen);
    if (!next.delete(each)) next.add(each);
    set(options.filter((one) => next.has(one.value)).map((one) => ({ [member]: one.value })));
  };
  return (
    <FormGroup
      role="group"
      data-source={frame.source}
      aria-labelledby={`${id}-label`}
      aria-describedby={aria['aria-describedby']}
    >
      <Typography id={`${id}-label`} variant="body2" sx={{ fontWeight: 550, color: 'text.secondary', mb: 1 }}>
        {label}
      </Typography>
      {/* As many beside each other as there is room for. */}
      <Box
        sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(170px, 1fr))', columnGap: 3 }}
      >
        {options.map((each, at) => (
          <FormControlLabel
            key={each.value}
            sx={{ m: 0, minHeight: 32, '@media (pointer: coarse)': { minHeight: 44 } }}
            control={
              <Checkbox
                size="small"
                checked={chosen.has(each.value)}
                onChange={() => toggle(each.value)}
                onBlur={blur}
                slotProps={{ input: { ...(at === 0 && { id }) } }}
                sx={{ ml: -1.5 }}
              />
            }
            label={each.label}
          />
        ))}
      </Box>
      <InputNotes id={id} help={help} error={error} />
    </FormGroup>
  );
}
