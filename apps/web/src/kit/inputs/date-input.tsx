import CalendarIcon from '@mui/icons-material/CalendarTodayOutlined';
import ClearIcon from '@mui/icons-material/CloseOutlined';
import { Box, IconButton } from '@mui/material';
import { type KeyboardEvent, useRef } from 'react';
import { useText } from '@/i18n/use-text';
import { adornmentButton, Control } from './control';
import { addDays, formatDay, isDay, localDay, parseDay } from './dates';
import { InputFrame } from './input-frame';
import { type KitInputOptions, useKitInput } from './use-kit-input';
import { useTypedText } from './use-typed-text';

/** A day: typed as people write it, chosen in the browser's own calendar, or moved with the arrow keys. */
export function DateControl(options: KitInputOptions) {
  const text = useText();
  const input = useKitInput<string>(options);
  const calendar = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLElement>(null);
  const typed = useTypedText<string>(input.value, input.set, {
    show: formatDay,
    read: (value) => parseDay(value, localDay()) ?? value,
  });
  const day = input.value && isDay(input.value) ? input.value : undefined;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey && event.key === 'ArrowDown') calendar.current?.showPicker();
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      typed.settle();
      input.set(day ? addDays(day, event.key === 'ArrowUp' ? 1 : -1) : localDay());
    } else return;
    event.preventDefault();
  };
  const clear = () => {
    input.set(null);
    box.current?.querySelector('input')?.focus();
  };
  return (
    <InputFrame {...input.frame}>
      <Control
        ref={box}
        id={input.id}
        name={input.name}
        value={typed.text}
        placeholder={text('form.date.placeholder')}
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
                  onClick={clear}
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
                type="date"
                ref={calendar}
                tabIndex={-1}
                aria-hidden
                value={day ?? ''}
                onChange={(event) => {
                  typed.settle();
                  input.set((event.target as HTMLInputElement).value || null);
                }}
                sx={{
                  position: 'absolute',
                  right: 0,
                  bottom: 0,
                  width: 1,
                  height: 1,
                  opacity: 0,
                  p: 0,
                  border: 0,
                  pointerEvents: 'none',
                }}
              />
            </Box>
          )
        }
      />
    </InputFrame>
  );
}
