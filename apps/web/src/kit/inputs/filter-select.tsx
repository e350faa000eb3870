import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { density, radius, type } from '@/theme/tokens';
import { visuallyHidden } from './visually-hidden';

const Choice = styled('select')(({ theme }) => ({
  minHeight: density.compact.control,
  maxWidth: 220,
  minWidth: 0,
  padding: '0 8px',
  borderRadius: radius.medium,
  font: 'inherit',
  fontSize: type.size.small,
  color: theme.vars?.palette.text.primary,
  backgroundColor: theme.vars?.palette.background.paper,
  border: `1px solid rgba(${theme.vars?.palette.text.primaryChannel} / 0.46)`,
  textOverflow: 'ellipsis',
  '&:focus-visible': {
    outline: `2px solid ${theme.vars?.palette.primary.main}`,
    outlineOffset: 1,
  },
  '&[data-chosen="true"]': { borderColor: theme.vars?.palette.primary.main, fontWeight: 600 },
  '@media (pointer: coarse)': { minHeight: 44, fontSize: 16, flex: '1 1 130px' },
}));

const Label = styled('label')(visuallyHidden as object);

interface FilterSelectProps {
  /** Names it for screen readers; already worded. */
  label: string;
  /** Empty: the first of the options, which stands for no filter when its value is empty. */
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string }[];
}

/** One value of a few that narrows down what a page shows. */
export function FilterSelect({ label, value, onChange, options }: FilterSelectProps) {
  const id = useId();
  return (
    <>
      <Label htmlFor={id}>{label}</Label>
      <Choice
        id={id}
        value={value}
        data-chosen={value !== '' && options[0]?.value === ''}
        onChange={({ target }) => onChange(target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Choice>
    </>
  );
}
