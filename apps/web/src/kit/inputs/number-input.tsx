import { Box } from '@mui/material';
import { useLanguage } from '@/i18n/use-text';

import { Control } from './control';
import { InputFrame } from './input-frame';
import { formatDecimal, parseDecimal, parseInteger } from './numbers';
import { type KitInputOptions, useKitInput } from './use-kit-input';
import { useTypedText } from './use-typed-text';

/**
 * A number with comma or point. Whole numbers are numbers in the form; decimals are canonical texts (`1234.5`), so
 * that no cent is lost. What is no number stays as it was typed, and is refused by its rule.
 */
export function NumberControl({
  decimal,
  unit,
  ...options
}: KitInputOptions & { decimal?: boolean; unit?: string | undefined }) {
  const language = useLanguage();
  const input = useKitInput<string | number>(options);
  const { text, type, settle } = useTypedText<string | number>(input.value, input.set, {
    show: (value) => formatDecimal(value, language),
    read: (typed) => (decimal ? parseDecimal(typed, language) : parseInteger(typed, language)) ?? typed,
  });
  return (
    <InputFrame {...input.frame}>
      <Control
        id={input.id}
        name={input.name}
        value={text}
        onChange={(event) => type(event.target.value)}
        onBlur={() => {
          settle();
          input.blur();
        }}
        inputRef={input.ref}
        error={Boolean(input.error)}
        autoFocus={options.autoFocus}
        disabled={options.disabled}
        autoComplete="off"
        endAdornment={
          unit && (
            <Box component="span" aria-hidden sx={{ color: 'text.secondary' }}>
              {unit}
            </Box>
          )
        }
        slotProps={{
          input: {
            ...input.aria,
            inputMode: decimal ? 'decimal' : 'numeric',
            style: { fontVariantNumeric: 'tabular-nums' },
          },
        }}
      />
    </InputFrame>
  );
}
