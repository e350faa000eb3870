import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useNavigate, useParams } from 'react-router-dom';
import { ApiProblem, request } from '@/api/http';
import { useHolds } from '@/api/use-session';
import { Button, Card, EmptyState, ErrorState, RowSkeletons, Stack, useConfirm, useText } from '@/kit';
import { BackupIcon } from '@/kit/icons';
import { inspectionKeys, useKinds } from '../data/use-inspections';
import { InspectionFrame } from './inspection-frame';
import { KindTable } from './kind-table';

/** What is in an open copy, kind by kind. */
export function InspectionPage() {
  const { id = '' } = useParams();
  return (
    <InspectionFrame id={id} actions={<CloseButton id={id} />}>
      <Kinds id={id} />
    </InspectionFrame>
  );
}

function Kinds({ id }: { id: string }) {
  const text = useText();
  const { data, error, refetch } = useKinds(id, true);
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <RowSkeletons count={8} />;
  if (data.items.length === 0)
    return (
      <EmptyState
        icon={BackupIcon}
        title={text('inspections.empty')}
        content={text('inspections.emptyWhy')}
      />
    );
  return (
    <Card title={text('inspections.kinds')} flush>
      <KindTable id={id} kinds={data.items} />
    </Card>
  );
}

function CloseButton({ id }: { id: string }) {
  const text = useText();
  const holds = useHolds();
  const notify = useNotify();
  const navigate = useNavigate();
  const confirm = useConfirm();
  const client = useQueryClient();
  if (!holds('backup.inspection.create')) return null;
  const close = async () => {
    const agreed = await confirm({
      title: text('inspections.closeAsk'),
      content: text('inspections.closeWhy'),
      confirm: text('inspections.close'),
    });
    if (!agreed) return;
    try {
      await request(`backup/inspections/${id}/closing`, { method: 'POST' });
      notify('inspections.closed', { type: 'success' });
      await client.invalidateQueries({ queryKey: inspectionKeys.all, exact: true });
      navigate('/settings/backups');
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      notify(problem.message, { type: 'error' });
    }
  };
  return (
    <Stack direction="row">
      <Button onClick={() => void close()}>{text('inspections.close')}</Button>
    </Stack>
  );
}
