import { Box, Card, Typography, useText } from '@/kit';
import { DataTable } from '@/kit/layout/data-table';
import type { Run } from '../data/types';
import { useWords } from '../data/use-words';
import { dayAt, isToCome, lastWorkingDays, type Slot, slots } from '../data/working-days';
import { RunCell } from './run-cell';
import type { RunHandlers } from './use-run-actions';

interface DayTableProps extends RunHandlers {
  runs: readonly Run[];
  now: Date;
}

/** The last six working days with their two copies, as a calendar. */
export function DayTable({ runs, now, ...handlers }: DayTableProps) {
  const text = useText();
  const words = useWords();
  const title = text('backups.days.title');
  const cell = (day: string, slot: Slot) => {
    // The newest of a slot counts: one that failed is taken again.
    const run = runs.find(
      (each) => each.businessDate === day && each.slot === slot && each.state !== 'expired',
    );
    if (run) return <RunCell run={run} {...handlers} />;
    const coming = isToCome(day, slot, now);
    return (
      <Typography component="span" color="textSecondary">
        {text(coming ? 'backups.days.toCome' : 'backups.days.none')}
      </Typography>
    );
  };
  return (
    <Card title={title} flush>
      <DataTable
        label={title}
        rows={lastWorkingDays(dayAt(now), 6)}
        keyOf={(day) => day}
        columns={[
          {
            id: 'day',
            label: text('backups.days.day'),
            heads: true,
            cell: (day) => (
              <Box
                component="span"
                sx={{
                  fontWeight: 550,
                  '&::first-letter': { textTransform: 'uppercase' },
                  display: 'inline-block',
                }}
              >
                {words.day(day)}
              </Box>
            ),
          },
          ...slots.map((slot) => ({
            id: slot,
            label: text(`backups.days.${slot}`),
            cell: (day: string) => cell(day, slot),
          })),
        ]}
      />
    </Card>
  );
}
