import { styled } from '@mui/material/styles';
import { useEffect, useId, useState } from 'react';
import { density, radius, type } from '@/theme/tokens';

const Place = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  fontSize: type.size.small,
  color: theme.vars?.palette.text.secondary,
  '& input': {
    minHeight: density.compact.control,
    padding: '0 8px',
    borderRadius: radius.medium,
    font: 'inherit',
    color: theme.vars?.palette.text.primary,
    backgroundColor: theme.vars?.palette.background.paper,
    border: `1px solid rgba(${theme.vars?.palette.text.primaryChannel} / 0.46)`,
    '&:focus-visible': { outline: `2px solid ${theme.vars?.palette.primary.main}`, outlineOffset: 1 },
    '@media (pointer: coarse)': { minHeight: 44, fontSize: 16 },
  },
}));

interface DayFieldProps {
  /** Already worded. */
  label: string;
  /** A day such as `2026-11-22`, or nothing. */
  value: string;
  /** Told of whole days only, not of a year that is half typed. */
  onChange: (day: string) => void;
}

/** A day that narrows down what a page shows. */
export function DayField({ label, value, onChange }: DayFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <Place>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          if (target.value === '' || target.value >= '1900-01-01') onChange(target.value);
        }}
      />
    </Place>
  );
}
