import { Alert, Typography, useText, When } from '@/kit';
import { healthOf } from '../data/health';
import type { Run } from '../data/types';

/** How safe the data are right now: what is wrong is said first and loud. */
export function HealthAlert({
  runs,
  workedBefore,
}: {
  runs: readonly Run[];
  workedBefore: string | undefined;
}) {
  const text = useText();
  const { state, last } = healthOf(runs, workedBefore);
  if (state === 'good' && last)
    return (
      <Alert severity="success">
        {text('backups.health.good')} <When at={last.startedAt} />
      </Alert>
    );
  return (
    <Alert severity={state === 'old' ? 'warning' : 'error'} role="alert">
      <Typography sx={{ fontWeight: 650 }}>{text(`backups.health.${state}`)}</Typography>
      {text(`backups.health.${state}Why`)} {state === 'failed' && (last ? <When at={last.startedAt} /> : '–')}
    </Alert>
  );
}
