import CalendarIcon from '@mui/icons-material/CalendarTodayOutlined';
import ClearIcon from '@mui/icons-material/CloseOutlined';
import { Box, IconButton } from '@mui/material';
import { type KeyboardEvent, useRef } from 'react';
import { useText } from '@/i18n/use-text';
import { adornmentButton, Control } from './control';
import { localDay } from './dates';
import { InputFrame } from './input-frame';
import { formatMoment, isMoment, momentAt, moveMoment, parseMoment, timeOf } from './moments';
import { type KitInputOptions, useKitInput } from './use-kit-input';
import { useTypedText } from './use-typed-text';

/** Minutes by which the arrow keys move a time. */
const grain = 15;
/** Characters of the day: behind it the arrow keys move the time. */
const dayLength = 10;
const usualTime = '09:00';

export interface MomentOptions extends KitInputOptions {
  /** Only the day counts: its beginning is stored. */
  dayOnly?: boolean | undefined;
}

/**
 * A day and a time on the reader's clock: typed or pasted as people write them, chosen in the browser's own calendar,
 * or moved with the arrow keys, by days in the date and by quarters of an hour in the time.
 */
export function MomentControl({ dayOnly = false, ...options }: MomentOptions) {
  const text = useText();
  const input = useKitInput<string>(options);
  const calendar = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLElement>(null);
  const moment = input.value && isMoment(input.value) ? input.value : undefined;
  // What was there before stands for what is left out.
  const time = useRef(usualTime);
  if (moment && !dayOnly) time.current = timeOf(new Date(moment));
  const typed = useTypedText<string>(input.value, input.set, {
    show: (value) => formatMoment(value, dayOnly),
    read: (value) => parseMoment(value, new Date(), dayOnly ? '00:00' : usualTime) ?? value,
  });
  const field = () => box.current?.querySelector('input') ?? undefined;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey && event.key === 'ArrowDown') calendar.current?.showPicker();
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const step = event.key === 'ArrowUp' ? 1 : -1;
      const caret = field()?.selectionStart ?? 0;
      const inTime = !dayOnly && caret > dayLength;
      typed.settle();
      input.set(
        moment
          ? moveMoment(moment, inTime ? { minutes: step * grain } : { days: step })
          : momentAt(localDay(), dayOnly ? '00:00' : time.current),
      );
      requestAnimationFrame(() => field()?.setSelectionRange(caret, caret));
    } else return;
    event.preventDefault();
  };
  const choose = (value: string) => {
    typed.settle();
    const [day = '', chosen] = value.split('T');
    input.set(day ? momentAt(day, dayOnly ? '00:00' : (chosen ?? time.current)) : null);
  };
  const clear = () => {
    input.set(null);
    field()?.focus();
  };
  const local = moment && `${localDay(new Date(moment))}T${timeOf(new Date(moment))}`;
  return (
    <InputFrame {...input.frame}>
      <Control
        ref={box}
        id={input.id}
        name={input.name}
        value={typed.text}
        placeholder={text(dayOnly ? 'form.date.placeholder' : 'form.moment.placeholder')}
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
                type={dayOnly ? 'date' : 'datetime-local'}
                ref={calendar}
                tabIndex={-1}
                aria-hidden
                value={(dayOnly ? local?.slice(0, dayLength) : local) ?? ''}
                onChange={(event) => choose((event.target as HTMLInputElement).value)}
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
