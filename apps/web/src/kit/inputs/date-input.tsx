import { CalendarBox } from './calendar-box';
import { addDays, formatDay, isDay, localDay, parseDay } from './dates';
import { type KitInputOptions, useKitInput } from './use-kit-input';
import { useTypedText } from './use-typed-text';

/** A day: typed as people write it, chosen in the browser's own calendar, or moved with the arrow keys. */
export function DateControl(options: KitInputOptions) {
  const input = useKitInput<string>(options);
  const typed = useTypedText<string>(input.value, input.set, {
    show: formatDay,
    read: (value) => parseDay(value, localDay()) ?? value,
  });
  const day = input.value && isDay(input.value) ? input.value : undefined;
  return (
    <CalendarBox
      options={options}
      input={input}
      typed={typed}
      placeholder="form.date.placeholder"
      calendar="date"
      chosen={day}
      onChoose={(chosen) => input.set(chosen || null)}
      onArrow={(step) => input.set(day ? addDays(day, step) : localDay())}
    />
  );
}
