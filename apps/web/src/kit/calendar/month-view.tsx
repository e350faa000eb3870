import { Box } from '@mui/material';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useText } from '@/i18n/use-text';
import { useCalendar } from './calendar-context';
import { addDays, addMonths, type Day, mondayOf, monthWeeks, range, weekNumber } from './days';
import { barsOf, hiddenPerDay } from './layout';
import { MonthCell } from './month-cell';
import { useDateWords } from './use-words';

/** Bars that a day shows before « more ». */
const lanes = 3;

/** Where the arrows lead from a day. */
function dayBy(key: string, day: Day): Day | undefined {
  const by: Readonly<Record<string, () => Day>> = {
    ArrowLeft: () => addDays(day, -1),
    ArrowRight: () => addDays(day, 1),
    ArrowUp: () => addDays(day, -7),
    ArrowDown: () => addDays(day, 7),
    Home: () => mondayOf(day),
    End: () => addDays(mondayOf(day), 6),
    PageUp: () => addMonths(day, -1),
    PageDown: () => addMonths(day, 1),
  };
  return by[key]?.();
}

/** A month in whole weeks. Arrows go from day to day. */
export function MonthView() {
  const text = useText();
  const words = useDateWords();
  const { day, events, phone, show, create } = useCalendar();
  const grid = useRef<HTMLDivElement>(null);
  const byKeys = useRef(false);
  useEffect(() => {
    if (!byKeys.current) return;
    byKeys.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
  }, [day]);
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys on an event in the day are the event's.
    if (
      !(event.target as HTMLElement).matches('[data-day]') ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey
    )
      return;
    const next = dayBy(event.key, day);
    if (next) {
      byKeys.current = true;
      show('month', next);
    } else if (event.key === 'Enter') {
      if (create) create({ start: day, end: day, allDay: true });
      else show('day', day);
    } else return;
    event.preventDefault();
  };
  const weeks = monthWeeks(day);
  return (
    <Box
      ref={grid}
      role="grid"
      aria-label={words.month(day)}
      onKeyDown={onKeyDown}
      data-cells
      sx={{
        border: 1,
        borderColor: 'divider',
        borderRadius: 1.75,
        overflow: 'hidden',
        bgcolor: 'background.paper',
      }}
    >
      <Box role="row" sx={{ display: 'grid', gridTemplateColumns: 'repeat(7, minmax(0, 1fr))' }}>
        {range(mondayOf(day), 7).map((each) => (
          <Box
            key={each}
            role="columnheader"
            aria-label={words.weekdayInFull(each)}
            sx={{ textAlign: 'center', fontSize: 12, fontWeight: 600, color: 'text.secondary', py: 1.5 }}
          >
            {words.weekday(each)}
          </Box>
        ))}
      </Box>
      {weeks.map((days) => {
        const bars = barsOf(events, days);
        const shown = phone ? 0 : lanes;
        const hidden = hiddenPerDay(bars, 7, shown);
        const first = days[0] ?? day;
        return (
          <Box
            key={first}
            role="row"
            aria-label={text('page.calendar.week', { number: weekNumber(first) })}
            data-row
            sx={{
              display: 'grid',
              gridTemplateColumns: 'repeat(7, minmax(0, 1fr))',
              height: { xs: 64, sm: 132 },
              borderTop: 1,
              borderColor: 'divider',
            }}
          >
            {days.map((each, at) => (
              <MonthCell
                key={each}
                day={each}
                bars={bars.filter(({ column, lane }) => column === at && lane < shown)}
                hidden={hidden[at] ?? 0}
              />
            ))}
          </Box>
        );
      })}
    </Box>
  );
}
