import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { density, radius, type } from '@/theme/tokens';
import { visuallyHidden } from './visually-hidden';

const Frame = styled('span')(({ theme }) => ({
  position: 'relative',
  display: 'inline-flex',
  alignItems: 'center',
  minHeight: density.compact.control,
  minWidth: 0,
  maxWidth: '100%',
  borderRadius: radius.medium,
  fontSize: type.size.small,
  color: theme.vars?.palette.text.primary,
  backgroundColor: theme.vars?.palette.background.paper,
  border: `1px solid rgba(${theme.vars?.palette.text.primaryChannel} / 0.46)`,
  '&:has(select:focus-visible)': {
    outline: `2px solid ${theme.vars?.palette.primary.main}`,
    outlineOffset: 1,
  },
  '&[data-chosen="true"]': { borderColor: theme.vars?.palette.primary.main },
  '&[data-chosen="true"] select': { fontWeight: 600 },
  '@media (pointer: coarse)': { minHeight: 48, flex: '1 1 130px' },
}));

const Label = styled('label')(({ theme }) => ({
  flex: 'none',
  paddingInlineStart: 9,
  color: theme.vars?.palette.text.secondary,
  whiteSpace: 'nowrap',
  // Under a thumb the value has the whole width, and its name above it.
  '@media (pointer: coarse)': {
    position: 'absolute',
    insetInlineStart: 3,
    top: 4,
    fontSize: type.size.caption,
    lineHeight: 1.3,
    pointerEvents: 'none',
  },
}));
const HiddenLabel = styled('label')(visuallyHidden as object);

const Choice = styled('select')({
  alignSelf: 'stretch',
  minWidth: 0,
  maxWidth: 220,
  padding: '0 6px',
  border: 0,
  borderRadius: radius.medium,
  outline: 'none',
  font: 'inherit',
  color: 'inherit',
  backgroundColor: 'inherit',
  textOverflow: 'ellipsis',
  cursor: 'pointer',
  '@media (pointer: coarse)': {
    maxWidth: 'none',
    flex: 1,
    padding: '0 8px',
    fontSize: 16,
    '&[data-named="true"]': { paddingTop: 17 },
  },
});

interface FilterSelectProps {
  /** What is chosen; already worded. */
  label: string;
  /** The words around it say what is chosen: its own name is for screen readers alone. */
  inSentence?: boolean;
  /** Empty: the first of the options, which stands for no filter when its value is empty. */
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string }[];
}

/** One value of a few that narrows down what a page shows. */
export function FilterSelect({ label, inSentence = false, value, onChange, options }: FilterSelectProps) {
  const id = useId();
  const Name = inSentence ? HiddenLabel : Label;
  return (
    <Frame data-chosen={value !== '' && options[0]?.value === ''}>
      <Name htmlFor={id}>{label}</Name>
      <Choice
        id={id}
        value={value}
        data-named={!inSentence}
        onChange={({ target }) => onChange(target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Choice>
    </Frame>
  );
}
