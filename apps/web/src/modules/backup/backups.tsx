import { useState } from 'react';
import { useHolds } from '@/api/use-session';
import { Button, ErrorState, Page, RowSkeletons, Stack, useText } from '@/kit';
import { BackupIcon, RestoreIcon } from '@/kit/icons';
import { type Run, worthOf } from './data/types';
import { useRuns } from './data/use-backups';
import { useOpenCopy } from './data/use-inspections';
import { useStatus } from './data/use-status';
import { RestoreHistory } from './history/restore-history';
import { OpenCopies } from './inspections/open-copies';
import { RequestDialog } from './requests/request-dialog';
import { RequestList } from './requests/request-list';
import { ContentsDialog } from './runs/contents-dialog';
import { DayTable } from './runs/day-table';
import { HealthAlert } from './runs/health-alert';
import { OtherRuns } from './runs/other-runs';
import { StatusCard } from './runs/status-card';
import { useCopyNow } from './runs/use-copy-now';
import { VerifyDialog } from './runs/verify-dialog';
import { WhatCard } from './runs/what-card';

/** The copies of the company's data: whether they are there, proofs of them, and the way to have one brought back. */
export function Backups() {
  const text = useText();
  const holds = useHolds();
  const { busy, awaited, copy } = useCopyNow();
  const { data, error, refetch } = useRuns(awaited);
  const [verifying, setVerifying] = useState<Run>();
  const [asking, setAsking] = useState<{ run?: Run }>();
  const [contents, setContents] = useState<Run>();
  const { open } = useOpenCopy();
  const status = useStatus();
  const runs = data?.items ?? [];
  // Nothing is promised of automatic copies where none came and none is to come.
  const areTaken = (status?.next.length ?? 0) > 0 || runs.some(({ reason }) => reason === 'scheduled');
  const days = (areTaken && status?.days) || [];
  const inCalendar = ({ slot, businessDate, state }: Run) =>
    (slot === 'midday' || slot === 'evening') &&
    days.some(({ day }) => day === businessDate) &&
    state !== 'expired';
  const handlers = {
    onVerify: setVerifying,
    onRestore: (run: Run) => setAsking({ run }),
    onContents: setContents,
    onLook: (run: Run) => void open(run.id),
  };
  return (
    <Page
      title={text('backups.title')}
      lead={text('backups.lead')}
      actions={
        <>
          {holds('backup.restore-request.create') && (
            <Button
              startIcon={<RestoreIcon />}
              disabled={!runs.some((run) => worthOf(run) === 'verified')}
              onClick={() => setAsking({})}
            >
              {text('backups.ask')}
            </Button>
          )}
          {holds('backup.run.create') && (
            <Button variant="contained" startIcon={<BackupIcon />} loading={busy} onClick={copy}>
              {text('backups.copyNow')}
            </Button>
          )}
        </>
      }
    >
      {error && !data && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <RowSkeletons count={10} />}
      {data && (
        <Stack sx={{ gap: 4 }}>
          <HealthAlert runs={runs} workedBefore={status?.days[1]?.day} />
          {holds('backup.inspection.read') && <OpenCopies />}
          {areTaken && <DayTable runs={runs} days={days} {...handlers} />}
          <OtherRuns runs={runs.filter((run) => !inCalendar(run))} areAll={!areTaken} {...handlers} />
          <StatusCard />
          <RequestList />
          <RestoreHistory />
          <WhatCard areTaken={areTaken} />
        </Stack>
      )}
      {verifying && <VerifyDialog run={verifying} onClose={() => setVerifying(undefined)} />}
      {contents && <ContentsDialog run={contents} onClose={() => setContents(undefined)} />}
      {asking && <RequestDialog runs={runs} run={asking.run} onClose={() => setAsking(undefined)} />}
    </Page>
  );
}
