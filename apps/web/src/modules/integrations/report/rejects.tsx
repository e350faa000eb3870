import { useNotify } from 'ra-core';
import { useState } from 'react';
import { ApiProblem, download } from '@/api/http';
import { Box, Button, Card, ErrorState, Prose, RowSkeletons, useText } from '@/kit';
import { DownloadIcon } from '@/kit/icons';
import type { ImportRun, Reject } from '../data/types';
import { rejectsPerPage, useRejects } from '../data/use-imports';
import { Pager } from '../list/pager';
import { FindingTable } from './finding-table';

/** The rows that were refused, and the file of them to correct. */
export function Rejects({ run }: { run: ImportRun }) {
  const text = useText();
  const notify = useNotify();
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useRejects(run.id, page);
  const save = () =>
    download(`integrations/imports/${run.id}/rejects.csv`).catch((problem: unknown) => {
      if (!(problem instanceof ApiProblem)) throw problem;
      notify(problem.message, { type: 'error' });
    });
  const columns = data?.columns;
  const cellOf = ({ column, values }: Reject) =>
    columns && values && column !== null ? (values[columns.indexOf(column)] ?? '') : undefined;
  const title = text('imports.report.rejects');
  return (
    <Card
      title={title}
      flush
      actions={
        <Button startIcon={<DownloadIcon />} onClick={save}>
          {text('imports.report.rejectsFile')}
        </Button>
      }
    >
      <Box sx={{ px: 5, pb: 2 }}>
        <Prose>{text('imports.report.rejectsWhy')}</Prose>
      </Box>
      {error && !data && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <RowSkeletons count={Math.min(run.rejected, 5)} />}
      {data && (
        <FindingTable label={title} rows={data.items.map((each) => ({ ...each, value: cellOf(each) }))} />
      )}
      {data && <Pager page={page} perPage={rejectsPerPage} total={data.total} onPage={setPage} />}
    </Card>
  );
}
