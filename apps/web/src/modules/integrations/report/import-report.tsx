import type { ReactNode } from 'react';
import { Stack } from '@/kit';
import { type ImportRun, isAtWork } from '../data/types';
import { ImportFigures } from './import-figures';
import { ImportOutcome } from './import-outcome';
import { ImportProgress } from './import-progress';
import { KeptRecords } from './kept-records';
import { Rejects } from './rejects';
import { StepTable } from './step-table';
import { UntakenColumns } from './untaken-columns';
import { Warnings } from './warnings';

interface ImportReportProps {
  run: ImportRun;
  /** What to do now: below the figures, above what may be long. */
  actions?: ReactNode;
}

/** All there is to know of an import: how far it is, then what it did. */
export function ImportReport({ run, actions }: ImportReportProps) {
  if (isAtWork(run)) return <ImportProgress run={run} />;
  return (
    <Stack sx={{ gap: 4 }}>
      <ImportOutcome run={run} />
      <Stack sx={{ '& > dl': { mb: 0 } }}>
        <ImportFigures run={run} />
      </Stack>
      {actions && (
        <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
          {actions}
        </Stack>
      )}
      {run.steps.length > 1 && <StepTable steps={run.steps} />}
      {run.untakenColumns.length > 0 && <UntakenColumns columns={run.untakenColumns} />}
      {run.kept.length > 0 && <KeptRecords kept={run.kept} />}
      {run.rejected > 0 && <Rejects run={run} />}
      {run.warnings.length > 0 && <Warnings warnings={run.warnings} />}
    </Stack>
  );
}
