import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { Box, ErrorState, Page, RowSkeletons, useText, When } from '@/kit';
import { useTargetWords } from '../data/target-words';
import { useImport } from '../data/use-imports';
import { ImportReport } from './import-report';
import { ImportStateChip } from './import-state';
import { ReportActions } from './report-actions';

/** One import: how far it is, or what it did. */
export function ImportPage() {
  const text = useText();
  const { id = '' } = useParams();
  const wordOf = useTargetWords();
  const [undoing, setUndoing] = useState(false);
  const { data: run, error, refetch } = useImport(id, undoing);
  if (!run)
    return (
      <Page title={text('imports.title')}>
        {error ? <ErrorState error={error} retry={refetch} /> : <RowSkeletons count={6} />}
      </Page>
    );
  return (
    <Page
      title={run.name}
      lead={text('imports.report.facts', { target: run.targets.map(wordOf).join(', '), who: run.startedBy })}
      actions={<ReportActions run={run} onUndoing={setUndoing} />}
    >
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', mt: -3, mb: 4, color: 'text.secondary' }}>
        <ImportStateChip state={run.state} dryRun={run.dryRun} /> <When at={run.startedAt} />
      </Box>
      <ImportReport run={run} />
    </Page>
  );
}
