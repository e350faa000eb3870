import { useQuery } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import { useHolds } from '@/api/use-session';
import {
  Button,
  Card,
  DataTable,
  ErrorState,
  FieldValue,
  FilterSelect,
  formatDay,
  Prose,
  RecordLabel,
  RowSkeletons,
  Stack,
  Typography,
  useLanguage,
  useText,
  When,
} from '@/kit';
import { useRecordCommand } from '@/kit/records/use-record-command';
import { PersonCell } from './person-cell';
import { retentionCases } from './retention.record';
import type { RetentionCase } from './use-retention';

const states = ['kept', 'archived', 'anonymised', 'lapsed', 'released'] as const;
const shown = 50;

/** What was decided, the latest first; a prospect who is kept can be released. */
export function DecidedCard() {
  const text = useText();
  const [state, setState] = useState<string>('kept');
  const { data, error, refetch } = useQuery<Schemas['RetentionCasePage'], ApiProblem>({
    queryKey: [retentionCases.meta.path, 'decided', state],
    queryFn: ({ signal }) =>
      request(retentionCases.meta.path, {
        query: { state, sort: 'decidedAt', order: 'desc', perPage: shown },
        signal,
      }),
    placeholderData: (before) => before,
  });
  return (
    <Card
      title={text('crm.retention.decided')}
      flush
      actions={
        <FilterSelect
          label={text('crm.retention.state')}
          value={state}
          onChange={setState}
          options={states.map((value) => ({ value, label: text(`crm.retention-case.state.${value}`) }))}
        />
      }
    >
      {error && !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <RowSkeletons count={3} />
      ) : data.items.length === 0 ? (
        <Typography color="textSecondary" sx={{ px: 5, pb: 4 }}>
          {text('crm.retention.noDecision')}
        </Typography>
      ) : (
        <DataTable
          label={text('crm.retention.decided')}
          rows={data.items}
          keyOf={({ id }) => id}
          columns={[
            {
              id: 'person',
              label: text('crm.retention.person'),
              heads: true,
              cell: (each) => <PersonCell {...each} />,
            },
            {
              id: 'state',
              label: text('crm.retention.state'),
              width: 130,
              cell: (each) => <FieldValue screens={retentionCases} name="state" record={each as never} />,
            },
            { id: 'reason', label: text('crm.retention.reason'), cell: (each) => <Reason {...each} /> },
            {
              id: 'at',
              label: text('crm.retention.decidedAt'),
              width: 210,
              cell: ({ decidedAt, decidedBy }) => (
                <Stack>
                  {decidedAt && <When at={decidedAt} />}
                  {decidedBy && <RecordLabel name="identity.user" id={decidedBy} />}
                </Stack>
              ),
            },
            { id: 'act', label: '', width: 110, cell: (each) => <Release kept={each} /> },
          ]}
        />
      )}
    </Card>
  );
}

function Reason({ reason, keptUntil, state }: RetentionCase) {
  const text = useText();
  const language = useLanguage();
  const end =
    state === 'kept' &&
    (keptUntil
      ? text('crm.retention.keptUntil', { day: formatDay(keptUntil, language) })
      : text('crm.retention.withoutEnd'));
  return <Prose>{[reason, end].filter(Boolean).join(' · ')}</Prose>;
}

function Release({ kept }: { kept: RetentionCase }) {
  const text = useText();
  const holds = useHolds();
  const notify = useNotify();
  const send = useRecordCommand(retentionCases, 'crm.retention.stale');
  const [busy, setBusy] = useState(false);
  if (kept.state !== 'kept' || !holds('crm.retention-case.update')) return null;
  const release = async () => {
    setBusy(true);
    try {
      await send(kept as never, 'release');
      notify('crm.retention.released', { type: 'success' });
    } catch (problem) {
      const { message } = problem as ApiProblem;
      notify(message, { type: 'error', messageArgs: { _: message } });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button size="small" variant="outlined" loading={busy} onClick={() => void release()}>
      {text('crm.retention.release')}
    </Button>
  );
}
