import { Box } from '@mui/material';
import { useEffect, useState } from 'react';
import { useText } from '@/i18n/use-text';
import { useCalendar } from './calendar-context';
import { type Day, dateOf, isWeekend } from './days';
import { type CalendarEvent, minutesOf } from './event';
import { EventBox } from './event-box';
import { blocksOf } from './layout';
import { useDateWords } from './use-words';

/** Pixels of an hour: a quarter of it can be hit. */
export const hourHeight = 48;
/** Minutes by which events move. */
export const grain = 15;

const steps = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -grain],
  ArrowDown: [0, grain],
} as const;

/** The hours of one day. A click between events begins a new one there. */
export function DayColumn({ day, events }: { day: Day; events: readonly CalendarEvent[] }) {
  const text = useText();
  const words = useDateWords();
  const { today, create } = useCalendar();
  const createAt = (y: number) => {
    const minutes = Math.floor(((y / hourHeight) * 60) / 30) * 30;
    const start = dateOf(day);
    start.setMinutes(minutes);
    const end = new Date(start.getTime() + 60 * 60_000);
    create?.({ start: start.toISOString(), end: end.toISOString(), allDay: false });
  };
  return (
    <Box
      role="group"
      aria-label={text('page.calendar.day', { day: words.inFull(day), smart_count: events.length })}
      onClick={({ target, currentTarget, nativeEvent }) =>
        target === currentTarget && createAt(nativeEvent.offsetY)
      }
      sx={(theme) => ({
        position: 'relative',
        minWidth: 0,
        borderInlineStart: `1px solid ${theme.vars?.palette.divider}`,
        backgroundColor: isWeekend(day) ? theme.vars?.palette.action.hover : undefined,
        backgroundImage: `linear-gradient(${theme.vars?.palette.divider} 1px, transparent 1px)`,
        backgroundSize: `100% ${hourHeight}px`,
      })}
    >
      {blocksOf(events).map(({ event, from, to, left, width }) => (
        <EventBox
          key={event.id}
          block
          event={event}
          steps={steps}
          place={{
            top: (from / 60) * hourHeight + 1,
            height: ((to - from) / 60) * hourHeight - 2,
            left: `calc(${left * 100}% + 2px)`,
            width: `calc(${width * 100}% - 4px)`,
          }}
        />
      ))}
      {day === today && <NowLine />}
    </Box>
  );
}

/** Where the day stands. */
function NowLine() {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <Box
      aria-hidden
      sx={{
        position: 'absolute',
        insetInline: 0,
        zIndex: 2,
        height: 2,
        bgcolor: 'secondary.main',
        pointerEvents: 'none',
      }}
      style={{ top: (minutesOf(now) / 60) * hourHeight }}
    />
  );
}
