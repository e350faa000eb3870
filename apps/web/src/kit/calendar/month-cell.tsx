import { Box, ButtonBase } from '@mui/material';
import { useText } from '@/i18n/use-text';
import { Hidden } from '../fields/empty-value';
import { useCalendar } from './calendar-context';
import { type Day, isWeekend, monthOf } from './days';
import { EventBox } from './event-box';
import type { Bar } from './layout';
import { useDateWords } from './use-words';

/** Pixels of a bar with the space below it, and of the number above the first. */
const barHeight = 26;
const headHeight = 28;

const steps = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [-7, 0],
  ArrowDown: [7, 0],
} as const;

interface MonthCellProps {
  day: Day;
  /** Bars that begin here. */
  bars: readonly Bar[];
  /** How many more the day holds. */
  hidden: number;
}

/** One day of a month. */
export function MonthCell({ day, bars, hidden }: MonthCellProps) {
  const text = useText();
  const words = useDateWords();
  const { day: chosen, today, holidays, phone, show, create } = useCalendar();
  const holiday = holidays[day];
  const outside = monthOf(day) !== monthOf(chosen);
  const isToday = day === today;
  return (
    <Box
      role="gridcell"
      data-day={day}
      tabIndex={day === chosen ? 0 : -1}
      aria-selected={day === chosen}
      aria-current={isToday ? 'date' : undefined}
      onClick={({ target, currentTarget }) => {
        if (target !== currentTarget) return;
        if (phone) show('day', day);
        else create?.({ start: day, end: day, allDay: true });
      }}
      sx={{
        position: 'relative',
        minWidth: 0,
        borderLeft: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderLeft: 0 },
        bgcolor: isWeekend(day) || holiday ? 'action.hover' : undefined,
        '&:focus-visible': { outlineOffset: '-2px !important' },
      }}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          height: headHeight,
          px: 1,
          pointerEvents: 'none',
        }}
      >
        <ButtonBase
          tabIndex={-1}
          aria-label={text('page.calendar.openDay', { day: words.inFull(day) })}
          onClick={() => show('day', day)}
          sx={{
            pointerEvents: 'auto',
            minWidth: 24,
            height: 24,
            borderRadius: '12px',
            fontFamily: 'inherit',
            fontSize: 12,
            fontWeight: isToday ? 700 : 500,
            color: isToday ? 'primary.contrastText' : outside ? 'text.secondary' : 'text.primary',
            bgcolor: isToday ? 'primary.main' : undefined,
          }}
        >
          {Number(day.slice(8))}
        </ButtonBase>
        {holiday && !phone && (
          <Box
            component="span"
            title={holiday}
            sx={{
              fontSize: 11,
              color: 'text.secondary',
              overflow: 'hidden',
              textOverflow: 'ellipsis',
              whiteSpace: 'nowrap',
            }}
          >
            {holiday}
          </Box>
        )}
      </Box>
      {holiday && phone && <Hidden>{holiday}</Hidden>}
      {bars.map(({ event, span, lane }) => (
        <EventBox
          key={event.id}
          event={event}
          steps={steps}
          place={{
            top: headHeight + lane * barHeight,
            left: 2,
            width: `calc(${span * 100}% - 5px)`,
            height: barHeight - 2,
          }}
        />
      ))}
      {hidden > 0 && (
        <ButtonBase
          onClick={() => show('day', day)}
          aria-label={text('page.calendar.hidden', { smart_count: hidden })}
          sx={{
            position: 'absolute',
            bottom: 1,
            insetInlineStart: 4,
            minHeight: 24,
            minWidth: 24,
            justifyContent: 'flex-start',
            px: 1,
            fontFamily: 'inherit',
            fontSize: 11,
            fontWeight: 600,
            color: 'text.secondary',
          }}
        >
          {phone ? hidden : `+${hidden}`}
        </ButtonBase>
      )}
    </Box>
  );
}
