import { useGetList, useNotify } from 'ra-core';
import { useState } from 'react';
import type { ApiProblem } from '@/api/http';
import { useHolds } from '@/api/use-session';
import {
  type AnyRecord,
  Button,
  Card,
  DataTable,
  EmptyState,
  ErrorState,
  FieldValue,
  FilterSelect,
  formatInstant,
  RecordLabel,
  RowSkeletons,
  Stack,
  useLanguage,
  useText,
} from '@/kit';
import { useRecordCommand } from '@/kit/records/use-record-command';
import { submissions } from './submission.record';

/** As many are shown at first, and so many more each time. */
const step = 25;
const most = 200;
const states = ['received', 'pending-confirmation', 'confirmed', 'spam'] as const;

/** What came in by a form, the latest first; what was taken for unwanted can be taken back. */
export function Submissions({ formId }: { formId: string }) {
  const text = useText();
  const language = useLanguage();
  const [perPage, setPerPage] = useState(step);
  const [state, setState] = useState('');
  const {
    data,
    total = 0,
    error,
    refetch,
  } = useGetList<AnyRecord>(submissions.meta.path, {
    filter: { formId, ...(state && { state }) },
    sort: { field: 'receivedAt', order: 'DESC' },
    pagination: { page: 1, perPage },
  });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <RowSkeletons count={5} />;
  return (
    <Stack sx={{ gap: 3 }}>
      <FilterSelect
        label={text('crm.web-form.stateFilter')}
        value={state}
        onChange={setState}
        options={['', ...states].map((value) => ({
          value,
          label: text(value ? `crm.web-form-submission.state.${value}` : 'crm.web-form.all'),
        }))}
      />
      <Card flush>
        {data.length === 0 ? (
          <EmptyState
            icon={submissions.icon}
            title={text('crm.web-form.nothing')}
            content={text('crm.web-form.nothingHelp')}
          />
        ) : (
          <DataTable
            label={text('crm.web-form.submissions')}
            rows={data}
            keyOf={({ id }) => id}
            columns={[
              {
                id: 'who',
                label: text('crm.web-form.who'),
                heads: true,
                cell: (each) =>
                  each['leadId'] ? (
                    <RecordLabel name="crm.lead" id={String(each['leadId'])} />
                  ) : (
                    summaryOf(each)
                  ),
              },
              {
                id: 'at',
                label: text('crm.web-form.receivedAt'),
                width: 170,
                cell: (each) => formatInstant(String(each['receivedAt']), language),
              },
              {
                id: 'state',
                label: text('crm.web-form.status'),
                width: 190,
                cell: (each) => <FieldValue screens={submissions} name="state" record={each} />,
              },
              {
                id: 'reason',
                label: text('crm.web-form.reason'),
                cell: (each) => <Reason submission={each} />,
              },
              { id: 'act', label: '', width: 130, cell: (each) => <Acceptance submission={each} /> },
            ]}
          />
        )}
      </Card>
      {total > data.length && perPage < most && (
        <Button onClick={() => setPerPage(Math.min(most, perPage + step))} sx={{ alignSelf: 'start' }}>
          {text('crm.web-form.more')}
        </Button>
      )}
    </Stack>
  );
}

const summaryOf = ({ answers }: AnyRecord): string =>
  ((answers ?? []) as { name: string; value: string }[])
    .filter(({ name }) => ['firstName', 'lastName', 'companyName', 'email', 'phone'].includes(name))
    .map(({ value }) => value)
    .join(' · ');

function Reason({ submission }: { submission: AnyRecord }) {
  const text = useText();
  const reason = submission['reason'] as string | null;
  const dropped = Number(submission['droppedCount']);
  const told = reason && text(`crm.web-form.reasons.${reason.split(':')[0]}`, { _: reason });
  return [told, dropped > 0 && text('crm.web-form.droppedFields', { smart_count: dropped })]
    .filter(Boolean)
    .join(' · ');
}

function Acceptance({ submission }: { submission: AnyRecord }) {
  const text = useText();
  const notify = useNotify();
  const holds = useHolds();
  const send = useRecordCommand(submissions, 'crm.web-form.staleSubmission');
  const [busy, setBusy] = useState(false);
  const open = !submission['leadId'] && ['spam', 'received'].includes(String(submission['state']));
  if (!open || !holds('crm.web-form-submission.update')) return null;
  const accept = async () => {
    setBusy(true);
    try {
      await send(submission, 'acceptance');
      notify('crm.web-form.accepted', { type: 'success' });
    } catch (problem) {
      const { message } = problem as ApiProblem;
      notify(text(message, { _: message }), { type: 'error', messageArgs: { _: message } });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button size="small" variant="outlined" loading={busy} onClick={() => void accept()}>
      {text('crm.web-form.accept')}
    </Button>
  );
}
