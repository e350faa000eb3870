import EventIcon from '@mui/icons-material/EventOutlined';
import { Box, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import { useText } from '@/i18n/use-text';
import { EmptyState } from '../feedback/states';
import { useCalendar } from './calendar-context';
import { agendaLength, type Day, range } from './days';
import { type CalendarEvent, eventsOn, isWholeDays } from './event';
import { useDateWords } from './use-words';

/** The days ahead as a list; days without anything are left out. */
export function AgendaView() {
  const text = useText();
  const words = useDateWords();
  const { day, events, holidays, today } = useCalendar();
  const days = range(day, agendaLength)
    .map((each) => ({ each, list: eventsOn(events, each) }))
    .filter(({ each, list }) => list.length > 0 || holidays[each]);
  if (days.length === 0) return <EmptyState icon={EventIcon} title={text('page.calendar.none')} />;
  return (
    <Box sx={{ display: 'grid', gap: 5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {days.map(({ each, list }) => (
        <Box component="section" key={each} aria-label={words.inFull(each)}>
          <Typography
            variant="h3"
            component="h2"
            sx={{
              fontSize: 14,
              pb: 1,
              mb: 1,
              borderBottom: 1,
              borderColor: 'divider',
              color: each === today ? 'primary.main' : undefined,
            }}
          >
            {each === today ? text('page.calendar.todayIs', { day: words.inFull(each) }) : words.inFull(each)}
            {holidays[each] && (
              <Typography component="span" variant="body2" color="textSecondary">
                {' · '}
                {holidays[each]}
              </Typography>
            )}
          </Typography>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {list.map((event) => (
              <AgendaLine key={event.id} event={event} day={each} />
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function AgendaLine({ event, day }: { event: CalendarEvent; day: Day }) {
  const text = useText();
  const { time } = useDateWords();
  const { render, open } = useCalendar();
  const start = new Date(event.start);
  const hours = isWholeDays(event)
    ? text('page.calendar.allDay')
    : [time(start), event.end && time(new Date(event.end))].filter(Boolean).join(' – ');
  const look = {
    display: 'flex',
    gap: 4,
    width: '100%',
    alignItems: 'baseline',
    minHeight: 44,
    px: 2,
    py: '11px',
    border: 0,
    borderRadius: 1,
    bgcolor: 'transparent',
    color: 'text.primary',
    font: 'inherit',
    textAlign: 'start',
    textDecoration: 'none',
    cursor: 'pointer',
    '&:hover': { bgcolor: 'action.hover' },
  } as const;
  const content = (
    <>
      <Box
        component="time"
        dateTime={event.allDay ? day : event.start}
        sx={{ width: 104, flex: 'none', color: 'text.secondary', fontSize: 13 }}
      >
        {hours}
      </Box>
      <Box component="span" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        {render(event)}
      </Box>
    </>
  );
  return (
    <li>
      {event.to ? (
        <Box component={Link} to={event.to} sx={look}>
          {content}
        </Box>
      ) : (
        <Box component="button" type="button" onClick={() => open?.(event)} sx={look}>
          {content}
        </Box>
      )}
    </li>
  );
}
