import { useState } from 'react';
import { Box, Button, Card, EmptyValue, Prose, RowMenu, useLanguage, useText } from '@/kit';
import { fileSize } from '@/kit/inputs/file-rules';
import { DataTable } from '@/kit/layout/data-table';
import { type Run, worthOf } from '../data/types';
import { useWords } from '../data/use-words';
import { RunProofs } from './run-proofs';
import { type RunHandlers, useRunActions } from './use-run-actions';
import { WorthChip } from './worth-chip';

const few = 8;

interface OtherRunsProps extends RunHandlers {
  runs: readonly Run[];
  /** There are none besides. */
  areAll: boolean;
}

/** Copies on demand, around restores and updates, and older ones. */
export function OtherRuns({ runs, areAll, ...handlers }: OtherRunsProps) {
  const text = useText();
  const language = useLanguage();
  const words = useWords();
  const actions = useRunActions(handlers);
  const [all, setAll] = useState(false);
  const title = text(areAll ? 'backups.others.all' : 'backups.others.title');
  const known = <Value,>(value: Value | null, say: (value: Value) => string) =>
    value === null ? <EmptyValue /> : say(value);
  return (
    <Card title={title} flush={runs.length > 0}>
      {runs.length === 0 ? (
        <Prose>{text('backups.others.none')}</Prose>
      ) : (
        <DataTable
          label={title}
          rows={all ? runs : runs.slice(0, few)}
          keyOf={({ id }) => id}
          columns={[
            {
              id: 'begun',
              label: text('backups.others.begun'),
              heads: true,
              cell: ({ startedAt }) => words.moment(startedAt),
            },
            {
              id: 'reason',
              label: text('backups.others.reason'),
              cell: ({ reason }) => text(`backups.reason.${reason}`),
            },
            {
              id: 'state',
              label: text('backups.others.state'),
              cell: (run) => <WorthChip worth={worthOf(run)} />,
            },
            {
              id: 'size',
              label: text('backups.others.size'),
              numeric: true,
              cell: ({ bytes }) => known(bytes, (value) => fileSize(value, language)),
            },
            {
              id: 'rows',
              label: text('backups.others.rows'),
              numeric: true,
              cell: ({ rows }) => known(rows, words.number),
            },
            {
              id: 'duration',
              label: text('backups.others.duration'),
              numeric: true,
              cell: ({ durationMs }) => known(durationMs, words.duration),
            },
            {
              id: 'verified',
              label: text('backups.others.verified'),
              cell: (run) => (run.verifiedAt ? <RunProofs run={run} /> : <EmptyValue />),
            },
            {
              id: 'menu',
              label: '',
              width: 56,
              cell: (run) => {
                const when = words.moment(run.startedAt);
                return <RowMenu label={text('backups.run.actions', { when })} entries={actions(run)} />;
              },
            },
          ]}
        />
      )}
      {runs.length > few && !all && (
        <Box sx={{ px: 4, py: 2 }}>
          <Button onClick={() => setAll(true)}>{text('backups.others.more')}</Button>
        </Box>
      )}
    </Card>
  );
}
