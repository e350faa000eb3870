import CalendarIcon from '@mui/icons-material/CalendarTodayOutlined';
import ClearIcon from '@mui/icons-material/CloseOutlined';
import { Box, IconButton } from '@mui/material';
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { useText } from '@/i18n/use-text';
import { adornmentButton, Control } from './control';
import { InputFrame } from './input-frame';
import type { KitInput, KitInputOptions } from './use-kit-input';
import type { TypedText } from './use-typed-text';

export interface CalendarBoxProps {
  options: KitInputOptions;
  input: KitInput<string>;
  typed: TypedText;
  /** i18n key. */
  placeholder: string;
  /** What the browser's calendar offers: days, or days with a time. */
  calendar: 'date' | 'datetime-local';
  /** The value as the browser's calendar writes it. */
  chosen: string | undefined;
  /** What was chosen in the calendar; empty for nothing. */
  onChoose: (chosen: string) => void;
  /** An arrow key: 1 for up, -1 for down, and how many characters stand before the caret. */
  onArrow: (step: 1 | -1, caret: number) => void;
}

/** The box of a date: its typed text, the browser's own calendar behind a button, and the arrow keys. */
export function CalendarBox({ options, input, typed, onArrow, onChoose, ...shown }: CalendarBoxProps) {
  const text = useText();
  const calendar = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLElement>(null);
  const field = () => box.current?.querySelector('input') ?? undefined;
  const caret = useRef<number>(undefined);
  // A new text sends the caret to its end: it is put back before the next key can be pressed.
  useLayoutEffect(() => {
    if (caret.current === undefined) return;
    field()?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    if (event.altKey && event.key === 'ArrowDown') calendar.current?.showPicker();
    else {
      caret.current = field()?.selectionStart ?? 0;
      typed.settle();
      onArrow(event.key === 'ArrowUp' ? 1 : -1, caret.current);
    }
    event.preventDefault();
  };
  return (
    <InputFrame {...input.frame}>
      <Control
        ref={box}
        id={input.id}
        name={input.name}
        value={typed.text}
        placeholder={text(shown.placeholder)}
        onChange={(event) => typed.type(event.target.value)}
        onBlur={() => {
          typed.settle();
          input.blur();
        }}
        onKeyDown={onKeyDown}
        inputRef={input.ref}
        error={Boolean(input.error)}
        autoFocus={options.autoFocus}
        disabled={options.disabled}
        autoComplete="off"
        slotProps={{ input: { ...input.aria, style: { fontVariantNumeric: 'tabular-nums' } } }}
        endAdornment={
          !options.disabled && (
            <Box sx={{ display: 'flex', flexShrink: 0, position: 'relative', mr: -1 }}>
              {input.value && !options.required && (
                <IconButton
                  onClick={() => {
                    input.set(null);
                    field()?.focus();
                  }}
                  aria-label={text('form.clear', { label: options.label })}
                  sx={adornmentButton}
                >
                  <ClearIcon />
                </IconButton>
              )}
              <IconButton
                onClick={() => calendar.current?.showPicker()}
                aria-label={text('form.date.open', { label: options.label })}
                sx={adornmentButton}
              >
                <CalendarIcon />
              </IconButton>
              <Box
                component="input"
                type={shown.calendar}
                ref={calendar}
                tabIndex={-1}
                aria-hidden
                value={shown.chosen ?? ''}
                onChange={(event) => {
                  typed.settle();
                  onChoose((event.target as HTMLInputElement).value);
                }}
                sx={hidden}
              />
            </Box>
          )
        }
      />
    </InputFrame>
  );
}

/** The browser's calendar opens below the box. */
const hidden = {
  position: 'absolute',
  right: 0,
  bottom: 0,
  width: 1,
  height: 1,
  opacity: 0,
  p: 0,
  border: 0,
  pointerEvents: 'none',
} as const;
