import { useId } from 'react';
import { Box, styled, useText } from '@/kit';

const Input = styled('input')(({ theme }) => ({
  width: 130,
  minHeight: 36,
  padding: '0 10px',
  borderRadius: 8,
  font: 'inherit',
  fontVariantNumeric: 'tabular-nums',
  color: theme.vars?.palette.text.primary,
  backgroundColor: theme.vars?.palette.background.paper,
  border: `1px solid rgba(${theme.vars?.palette.text.primaryChannel} / 0.46)`,
  '&[aria-invalid="true"]': { borderColor: theme.vars?.palette.error.main },
  '&:focus-visible': { outline: `2px solid ${theme.vars?.palette.primary.main}` },
  '@media (pointer: coarse)': { minHeight: 44, fontSize: 16 },
}));

interface HexInputProps {
  value: string;
  onChange: (value: string) => void;
  disabled: boolean;
  invalid: boolean;
}

/** A colour as designers write it. */
export function HexInput({ value, onChange, disabled, invalid }: HexInputProps) {
  const text = useText();
  const id = useId();
  return (
    <Box>
      <Box
        component="label"
        htmlFor={id}
        sx={{ display: 'block', fontSize: 13, color: 'text.secondary', mb: 1 }}
      >
        {text('workspace.company.accent.hex')}
      </Box>
      <Input
        id={id}
        value={value}
        disabled={disabled}
        maxLength={9}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        aria-invalid={invalid || undefined}
        aria-describedby={invalid ? `${id}-error` : undefined}
        onChange={({ target }) => onChange(target.value)}
      />
      {invalid && (
        <Box id={`${id}-error`} role="alert" sx={{ fontSize: 12, color: 'error.main', mt: 1 }}>
          {text('workspace.company.accent.invalid')}
        </Box>
      )}
    </Box>
  );
}
