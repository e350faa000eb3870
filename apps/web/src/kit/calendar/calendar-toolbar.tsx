import BackIcon from '@mui/icons-material/ChevronLeft';
import ForthIcon from '@mui/icons-material/ChevronRight';
import { Box, Button, IconButton, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useText } from '@/i18n/use-text';
import { type CalendarView, dayOf, rangeOf, step, weekNumber } from './days';
import type { CalendarState } from './use-calendar-state';
import { useDateWords } from './use-words';

const views: readonly CalendarView[] = ['month', 'week', 'day', 'agenda'];

/** Which days are shown, and how to come to others. */
export function CalendarToolbar({ state, actions }: { state: CalendarState; actions?: ReactNode }) {
  const text = useText();
  const words = useDateWords();
  const { view, day, show } = state;
  const { from, to } = rangeOf(view, day);
  const title = {
    month: words.month(day),
    week: words.span(from, to),
    day: words.inFull(day),
    agenda: words.span(from, to),
  }[view];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mb: 3 }}>
      <Button variant="outlined" onClick={() => show(view, dayOf(new Date()))}>
        {text('page.calendar.today')}
      </Button>
      <IconButton
        onClick={() => show(view, step(view, day, -1))}
        aria-label={text(`page.calendar.previous.${view}`)}
      >
        <BackIcon />
      </IconButton>
      <IconButton
        onClick={() => show(view, step(view, day, 1))}
        aria-label={text(`page.calendar.next.${view}`)}
      >
        <ForthIcon />
      </IconButton>
      <Typography
        component="h2"
        variant="h3"
        aria-live="polite"
        sx={{ flex: '1 1 180px', '&::first-letter': { textTransform: 'uppercase' } }}
      >
        {title}
        {view === 'week' && (
          <Typography component="span" variant="body2" color="textSecondary">
            {' · '}
            {text('page.calendar.week', { number: weekNumber(day) })}
          </Typography>
        )}
      </Typography>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={view}
        aria-label={text('page.calendar.view')}
        onChange={(_, next: CalendarView | null) => next && show(next, day)}
      >
        {views.map((each) => (
          <ToggleButton
            key={each}
            value={each}
            sx={{ textTransform: 'none', py: 1, px: 2.5, '@media (pointer: coarse)': { minHeight: 44 } }}
          >
            {text(`page.calendar.views.${each}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {actions}
    </Box>
  );
}
