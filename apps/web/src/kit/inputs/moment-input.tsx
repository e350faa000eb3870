import { useRef } from 'react';
import { CalendarBox } from './calendar-box';
import { localDay } from './dates';
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
  const input = useKitInput<string>(options);
  const moment = input.value && isMoment(input.value) ? input.value : undefined;
  // What was there before stands for what is left out.
  const time = useRef(usualTime);
  if (moment && !dayOnly) time.current = timeOf(new Date(moment));
  const typed = useTypedText<string>(input.value, input.set, {
    show: (value) => formatMoment(value, dayOnly),
    read: (value) => parseMoment(value, new Date(), dayOnly ? '00:00' : usualTime) ?? value,
  });
  const move = (step: number, caret: number) => {
    if (!moment) return momentAt(localDay(), dayOnly ? '00:00' : time.current);
    const inTime = !dayOnly && caret > dayLength;
    return moveMoment(moment, inTime ? { minutes: step * grain } : { days: step });
  };
  const choose = (chosen: string) => {
    const [day = '', at] = chosen.split('T');
    input.set(day ? momentAt(day, dayOnly ? '00:00' : (at ?? time.current)) : null);
  };
  const day = moment && localDay(new Date(moment));
  return (
    <CalendarBox
      options={options}
      input={input}
      typed={typed}
      placeholder={dayOnly ? 'form.date.placeholder' : 'form.moment.placeholder'}
      calendar={dayOnly ? 'date' : 'datetime-local'}
      chosen={moment && (dayOnly ? day : `${day}T${timeOf(new Date(moment))}`)}
      onChoose={choose}
      onArrow={(step, caret) => input.set(move(step, caret))}
    />
  );
}
