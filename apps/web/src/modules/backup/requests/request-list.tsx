import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { ApiProblem, request } from '@/api/http';
import { useHolds } from '@/api/use-session';
import { Button, Card, ErrorState, Prose, Row, RowSkeletons, Rows, useConfirm, useText, When } from '@/kit';
import type { RestoreRequest } from '../data/types';
import { keys, useRestoreRequests } from '../data/use-backups';
import { useWords } from '../data/use-words';
import { RequestChip } from './request-chip';

/** What this company asked to have brought back, and what became of it. */
export function RequestList() {
  const text = useText();
  const words = useWords();
  const holds = useHolds();
  const notify = useNotify();
  const confirm = useConfirm();
  const client = useQueryClient();
  const { data, error, refetch } = useRestoreRequests();
  const withdraw = async ({ id, copiedAt }: RestoreRequest) => {
    const agreed = await confirm({
      title: text('backups.request.withdrawAsk'),
      content: text('backups.request.of', { when: words.moment(copiedAt) }),
      confirm: text('backups.request.withdraw'),
      danger: true,
    });
    if (!agreed) return;
    try {
      await request(`backup/restore-requests/${id}/cancellation`, { method: 'POST' });
      notify('backups.request.withdrawn', { type: 'success' });
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      notify(problem.message, { type: 'error' });
    }
    await client.invalidateQueries({ queryKey: keys.requests });
  };
  const title = text('backups.request.title');
  const items = data?.items ?? [];
  return (
    <Card title={title} flush={items.length > 0}>
      {error && !data && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <RowSkeletons count={2} />}
      {data && items.length === 0 && <Prose>{text('backups.request.none')}</Prose>}
      {items.length > 0 && (
        <Rows label={title}>
          {items.map((each) => (
            <Row
              key={each.id}
              title={
                <>
                  {text('backups.request.of', { when: words.moment(each.copiedAt) })}{' '}
                  <RequestChip state={each.state} />
                </>
              }
              subtitle={
                <>
                  <div>
                    {text(`backups.request.target.${each.into}`)} ·{' '}
                    {text('backups.request.by', { who: each.requestedBy })} · <When at={each.requestedAt} />
                  </div>
                  <div>{each.reason}</div>
                  {each.answer && <div>{text('backups.request.answer', { answer: each.answer })}</div>}
                </>
              }
              end={
                each.state === 'open' &&
                holds('backup.restore-request.create') && (
                  <Button onClick={() => withdraw(each)}>{text('backups.request.withdraw')}</Button>
                )
              }
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}
