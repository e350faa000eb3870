import { Checkbox, FormControlLabel } from '@mui/material';

interface TickBoxProps {
  /** Already worded. */
  label: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

/** Something that one takes or leaves, outside of a form. */
export function TickBox({ label, checked, disabled = false, onChange }: TickBoxProps) {
  return (
    <FormControlLabel
      sx={{ m: 0, ml: -2, my: -1.5, minHeight: 32, '@media (pointer: coarse)': { minHeight: 44, my: 0 } }}
      control={
        <Checkbox
          size="small"
          checked={checked}
          disabled={disabled}
          onChange={({ target }) => onChange(target.checked)}
        />
      }
      label={label}
    />
  );
}
