import { useState } from 'react';
import { ErrorState, LinkButton, RowSkeletons, useText } from '@/kit';
import { useImport } from '../data/use-imports';
import { ImportReport } from '../report/import-report';
import { ReportActions } from '../report/report-actions';

/** The import itself: how far it is, then what it did and the way to take it back. */
export function RunStep({ id }: { id: string }) {
  const text = useText();
  const [undoing, setUndoing] = useState(false);
  const { data: run, error, refetch } = useImport(id, undoing);
  if (!run) return error ? <ErrorState error={error} retry={refetch} /> : <RowSkeletons count={5} />;
  return (
    <ImportReport
      run={run}
      actions={
        <>
          <ReportActions run={run} onUndoing={setUndoing} />
          <LinkButton to="/settings/imports/new">{text('imports.report.again')}</LinkButton>
        </>
      }
    />
  );
}
