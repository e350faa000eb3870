import { Box, ButtonBase } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useText } from '@/i18n/use-text';
import { Hidden } from '../fields/empty-value';
import { useCalendar } from './calendar-context';
import { DayColumn, hourHeight } from './day-column';
import type { Day } from './days';
import { eventsOn, isWholeDays } from './event';
import { EventBox } from './event-box';
import { barsOf } from './layout';
import { useDateWords } from './use-words';

const gutter = 52;
const barHeight = 26;
const hours = Array.from({ length: 24 }, (_, hour) => hour);
const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0] } as const;

/** Days beside each other, hour by hour; what lasts whole days lies above. */
export function TimeView({ days }: { days: readonly Day[] }) {
  const text = useText();
  const words = useDateWords();
  const { events, today, holidays, show } = useCalendar();
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The working day begins here.
    scroll.current?.scrollTo({ top: 7 * hourHeight });
  }, []);
  const bars = barsOf(events.filter(isWholeDays), days);
  const lanes = Math.max(0, ...bars.map(({ lane }) => lane + 1));
  const columns = `${gutter}px repeat(${days.length}, minmax(0, 1fr))`;
  return (
    <Box
      ref={scroll}
      data-scroll
      tabIndex={0}
      role="region"
      aria-label={words.span(days[0] ?? today, days.at(-1) ?? today)}
      sx={{
        border: 1,
        borderColor: 'divider',
        borderRadius: 1.75,
        bgcolor: 'background.paper',
        overflow: 'auto',
        maxHeight: 'max(420px, calc(100dvh - 210px))',
      }}
    >
      <Box sx={{ minWidth: days.length > 1 ? 620 : 0 }}>
        <Box
          sx={{
            display: 'grid',
            gridTemplateColumns: columns,
            position: 'sticky',
            top: 0,
            zIndex: 4,
            bgcolor: 'background.paper',
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          <Box />
          {days.map((day, at) => (
            <Box
              key={day}
              sx={{
                minWidth: 0,
                borderLeft: 1,
                borderColor: 'divider',
                position: 'relative',
                pb: `${lanes * barHeight + 4}px`,
              }}
            >
              <ButtonBase
                onClick={() => show('day', day)}
                aria-current={day === today ? 'date' : undefined}
                sx={{
                  width: '100%',
                  fontFamily: 'inherit',
                  minHeight: 32,
                  fontSize: 12,
                  fontWeight: 650,
                  gap: 1,
                  color: day === today ? 'primary.main' : 'text.primary',
                }}
              >
                <span>
                  {words.weekday(day)} {Number(day.slice(8))}
                  <Hidden> {words.month(day)}</Hidden>
                </span>
              </ButtonBase>
              {holidays[day] && (
                <Box
                  title={holidays[day]}
                  sx={{
                    fontSize: 11,
                    color: 'text.secondary',
                    textAlign: 'center',
                    overflow: 'hidden',
                    textOverflow: 'ellipsis',
                    whiteSpace: 'nowrap',
                    px: 1,
                    height: 18,
                  }}
                >
                  {holidays[day]}
                </Box>
              )}
              {bars
                .filter(({ column }) => column === at)
                .map(({ event, span, lane }) => (
                  <EventBox
                    key={event.id}
                    event={event}
                    steps={steps}
                    place={{
                      bottom: 2 + (lanes - 1 - lane) * barHeight,
                      left: 2,
                      width: `calc(${span * 100}% - 5px)`,
                      height: barHeight - 2,
                    }}
                  />
                ))}
            </Box>
          ))}
        </Box>
        <Box data-cells sx={{ display: 'grid', gridTemplateColumns: columns, height: 24 * hourHeight }}>
          <Box aria-hidden sx={{ position: 'relative' }}>
            {hours.slice(1).map((hour) => (
              <Box
                key={hour}
                sx={{
                  position: 'absolute',
                  top: hour * hourHeight - 8,
                  insetInlineEnd: 6,
                  fontSize: 11,
                  color: 'text.secondary',
                  fontVariantNumeric: 'tabular-nums',
                }}
              >
                {text('page.calendar.hour', { hour: String(hour).padStart(2, '0') })}
              </Box>
            ))}
          </Box>
          {days.map((day) => (
            <DayColumn
              key={day}
              day={day}
              events={eventsOn(events, day).filter((event) => !isWholeDays(event))}
            />
          ))}
        </Box>
      </Box>
    </Box>
  );
}
