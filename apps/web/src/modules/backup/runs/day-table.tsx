import { Box, Card, Typography, useText } from '@/kit';
import { DataTable } from '@/kit/layout/data-table';
import type { Run } from '../data/types';
import type { SlotDay } from '../data/use-status';
import { useWords } from '../data/use-words';
import { RunCell } from './run-cell';
import type { RunHandlers } from './use-run-actions';

interface DayTableProps extends RunHandlers {
  runs: readonly Run[];
  days: readonly SlotDay[];
}

const slots = ['midday', 'evening'] as const;
const isWrong: ReadonlySet<string> = new Set(['failed', 'missed']);

/** The last six working days with their two copies, as a calendar. */
export function DayTable({ runs, days, ...handlers }: DayTableProps) {
  const text = useText();
  const words = useWords();
  const title = text('backups.days.title');
  const cell = (day: SlotDay, kind: (typeof slots)[number]) => {
    // The newest of a slot counts: one that failed is taken again.
    const run = runs.find(
      (each) => each.businessDate === day.day && each.slot === kind && each.state !== 'expired',
    );
    if (run) return <RunCell run={run} {...handlers} />;
    const state = day[kind]?.state ?? 'none';
    return (
      <Typography component="span" color={isWrong.has(state) ? 'warning.main' : 'textSecondary'}>
        {text(`backups.days.state.${state}`, { time: day[kind] ? words.time(day[kind].at) : '' })}
      </Typography>
    );
  };
  return (
    <Card title={title} flush>
      <DataTable
        label={title}
        rows={days}
        keyOf={({ day }) => day}
        columns={[
          {
            id: 'day',
            label: text('backups.days.day'),
            heads: true,
            cell: ({ day }) => (
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
            cell: (day: SlotDay) => cell(day, slot),
          })),
        ]}
      />
    </Card>
  );
}
