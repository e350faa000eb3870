import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import { ErrorState, NoticeDialog, RowSkeletons, useLanguage, useText } from '@/kit';
import { fileSize } from '@/kit/inputs/file-rules';
import { CopyText } from '@/kit/layout/copy-text';
import { DataTable } from '@/kit/layout/data-table';
import type { Run } from '../data/types';
import { keys } from '../data/use-backups';
import { useTableWords } from '../data/use-table-words';
import { useWords } from '../data/use-words';
import { ProofSentences } from './run-proofs';

interface Line {
  label: string;
  rows: number;
  bytes: number;
}

/** What a copy holds, in plain words, and the proof that it is what it says. */
export function ContentsDialog({ run, onClose }: { run: Run; onClose: () => void }) {
  const text = useText();
  const language = useLanguage();
  const words = useWords();
  const tables = useTableWords();
  const { data, error } = useQuery<Schemas['RunContentsAnswer'], ApiProblem>({
    queryKey: [...keys.run(run.id), 'contents'],
    queryFn: () => request(`backup/runs/${run.id}/contents`),
  });
  const lines = data
    ? merged(
        data.tables.map(({ table, resource, rows, bytes }) => ({
          label: tables(table, resource),
          rows,
          bytes,
        })),
      )
    : [];
  const files = text('inspections.contents.files');
  return (
    <NoticeDialog
      title={text('inspections.contents.title', { when: words.moment(run.startedAt) })}
      close={text('ra.action.close')}
      onClose={onClose}
    >
      {error && !data && <ErrorState error={error} />}
      {!data && !error && <RowSkeletons count={8} />}
      {data && (
        <>
          <ProofSentences run={run} />
          <DataTable
            label={text('inspections.contents.label')}
            rows={[...lines, { label: files, rows: data.files.count, bytes: data.files.bytes }]}
            keyOf={({ label }) => label}
            columns={[
              {
                id: 'what',
                label: text('inspections.contents.what'),
                heads: true,
                cell: ({ label }) => label,
              },
              {
                id: 'rows',
                label: text('inspections.contents.rows'),
                numeric: true,
                cell: ({ rows }) => words.number(rows),
              },
              {
                id: 'size',
                label: text('inspections.contents.size'),
                numeric: true,
                cell: ({ bytes }) => fileSize(bytes, language),
              },
            ]}
          />
          {run.manifestSha256 && (
            <CopyText label={text('inspections.contents.print')} value={run.manifestSha256} />
          )}
        </>
      )}
    </NoticeDialog>
  );
}

/** One line for each word; what nobody has a word for is one line. Those without rows are left out. */
function merged(lines: readonly Line[]): Line[] {
  const byLabel = new Map<string, Line>();
  for (const { label, rows, bytes } of lines) {
    const known = byLabel.get(label) ?? { label, rows: 0, bytes: 0 };
    byLabel.set(label, { label, rows: known.rows + rows, bytes: known.bytes + bytes });
  }
  return [...byLabel.values()].filter(({ rows }) => rows > 0).sort((a, b) => b.rows - a.rows);
}
