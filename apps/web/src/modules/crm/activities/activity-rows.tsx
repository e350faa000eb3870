import { useId } from 'react';
import { type AnyRecord, Box, Rows, Typography } from '@/kit';
import { ActivityRow } from './activity-row';

interface ActivityRowsProps {
  title: string;
  rows: readonly AnyRecord[];
}

/** Activities under a small title. */
export function ActivityRows({ title, rows }: ActivityRowsProps) {
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id}>
      <Typography
        id={id}
        variant="overline"
        component="h3"
        color="textSecondary"
        sx={{ px: 5, display: 'block' }}
      >
        {title}
      </Typography>
      <Rows label={title}>
        {rows.map((activity) => (
          <ActivityRow key={activity.id} activity={activity} />
        ))}
      </Rows>
    </Box>
  );
}
